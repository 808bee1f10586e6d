import { appointmentIn, type Finding } from './calendar.audit.js';
import type { StandingEvent } from './standing.event.js';

/** One call on Google's paths, as the sandbox's journal has it; written when it was answered. */
export interface JournalCall {
  readonly at: string;
  readonly operation: string;
  readonly account: string | null;
  /** null: never answered. */
  readonly status: number | null;
  readonly reason: string | null;
  readonly eventId: string | null;
  readonly durationMs: number;
  readonly fault?: string;
  readonly body?: Pick<StandingEvent, 'extendedProperties'>;
}

const writes: ReadonlySet<string> = new Set(['insert', 'update', 'patch', 'delete']);

export const isWrite = ({ operation }: JournalCall): boolean => writes.has(operation);

/**
 * Writes that certainly were applied, in the order in which they were: a write of an older version
 * after a newer one, or of any version after the delete, is out of order. What a fault hid the
 * answer of proves nothing, and is passed over.
 */
export function auditOrder(calls: readonly JournalCall[]): Finding[] {
  const newest = new Map<string, number>();
  const findings: Finding[] = [];
  for (const call of calls) {
    const appointmentId = appointmentIn(call.eventId);
    if (appointmentId === undefined || !isWrite(call) || !wasApplied(call)) continue;
    const key = `${call.account} ${appointmentId}`;
    const before = newest.get(key) ?? 0;
    const version = call.operation === 'delete' ? Infinity : versionOf(call);
    if (version < before) {
      const after = before === Infinity ? 'its delete' : `version ${before}`;
      const what = `${key}: ${call.operation} of version ${version} after ${after}, ${call.at}`;
      findings.push({ kind: 'out of order', what });
    }
    newest.set(key, Math.max(before, version));
  }
  return findings;
}

/** Faults stand in with an answer of their own, and name it; a page of HTML is one as well. */
const wasApplied = ({ status, reason }: JournalCall): boolean =>
  (status === 200 || status === 204) && reason === null;

const versionOf = ({ body }: JournalCall): number =>
  Number(body?.extendedProperties?.private?.['altVersion'] ?? 0);

/** From the answer to a disconnect to the moment in which the agent begins to connect again. */
export interface Silence {
  readonly account: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Writes that began when none was allowed any more. */
export function auditSilence(
  calls: readonly JournalCall[],
  silences: readonly Silence[],
): Finding[] {
  const ofAccount = Map.groupBy(silences, ({ account }) => account);
  return calls.filter(isWrite).flatMap((call): Finding[] => {
    const begunMs = Date.parse(call.at) - call.durationMs;
    const broken = (ofAccount.get(call.account ?? '') ?? []).some(
      ({ fromMs, toMs }) => begunMs > fromMs && begunMs < toMs,
    );
    if (!broken) return [];
    const what = `${call.account}: ${call.operation} of ${call.eventId}, ${call.at}`;
    return [{ kind: 'after disconnect', what }];
  });
}

/** Refused by Google's quota itself, not by a fault that plays it. */
export function countQuotaRefusals(calls: readonly JournalCall[]): number {
  return calls.filter(
    ({ fault, reason }) => fault === undefined && /rateLimitExceeded$/i.test(reason ?? ''),
  ).length;
}
