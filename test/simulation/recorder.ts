import { parseEventId } from '../../apps/calendar-sync/src/calendar/event.identity.js';
import { defaultRelaySettings } from '../../apps/calendar-sync/src/relay/relay.settings.js';
import type { Surroundings } from './platform.js';
import type { World } from './world.js';

/** A rule that did not hold. */
export interface Violation {
  /** As in docs/invariants.md. */
  readonly rule: string;
  readonly what: string;
}

const { leaseMs } = defaultRelaySettings;

/** One row of a claim's answer. */
export interface ClaimedRow {
  readonly agentId: string;
  readonly appointmentId: string;
  readonly version: number;
  readonly attempt: number;
}

export type Write = 'insert' | 'update' | 'delete';

interface InFlight {
  readonly process: Surroundings['process'];
  readonly begunMs: number;
}

/** An event of ours as it stands in a calendar. */
export interface StandingEvent {
  readonly id: string;
  readonly status: string;
  readonly summary?: string;
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> };
}

/**
 * Stands between the service and Google, and sees every call begin, arrive and end; judges what
 * can be judged at that moment.
 */
export class Recorder {
  readonly violations: Violation[] = [];
  /** What each appointment's event said at some moment, `null` for none: account → titles. */
  readonly seen = new Map<string, Set<string | null>>();
  /** The account that last took a write of the appointment. */
  readonly lastAccount = new Map<string, string>();
  writes = 0;
  readonly #tampered = new Set<string>();
  /** Accounts whose grants ended at Google: when. */
  readonly #revoked = new Map<string, number>();
  readonly #connected = new Map<string, { account: string; atMs: number }>();
  readonly #taken = new Map<string, number>();
  readonly #leases = new Map<string, number>();
  readonly #stopped = new Map<string, string>();
  readonly #inFlight = new Map<string, Set<InFlight>>();
  readonly #newest = new Map<string, number>();

  constructor(private readonly world: World) {}

  violated(rule: string, what: string): void {
    this.world.note(`VIOLATED ${rule}: ${what}`);
    this.violations.push({ rule, what });
    this.world.halted = true;
  }

  /** Turns were handed out, from now. */
  claimed(process: Surroundings['process'], lanes: readonly ClaimedRow[]): void {
    for (const lane of lanes) {
      this.#leases.set(claimOf(process, lane), this.world.nowMs + leaseMs);
    }
  }

  /** A disconnect was answered, and no connect has begun since it was asked for. */
  stopped(agentId: string, label: string): void {
    this.#stopped.set(agentId, label);
  }

  mayBegin(agentId: string): void {
    this.#stopped.delete(agentId);
  }

  /** A call leaves the process. @returns to be called when the process has its end */
  begins(place: Surroundings, call: { write: Write | null; eventId: string | null }): () => void {
    const { delivery, process } = place;
    if (call.eventId !== null && parseEventId(call.eventId) === null) {
      this.violated('foreign', `${process.name} calls for ${call.eventId}`);
    }
    if (call.write === null || delivery === undefined) return () => undefined;
    this.writes += 1;
    const { agentId } = delivery;
    if (this.world.nowMs > (this.#leases.get(claimOf(process, delivery)) ?? 0)) {
      this.violated('write-needs-lease', `${process.name} begins a write when its lease is over`);
    }
    const stopped = this.#stopped.get(agentId);
    if (stopped !== undefined) {
      this.violated('disconnect', `${process.name} begins a write after ${stopped} was answered`);
    }
    const flying = this.#inFlight.get(agentId) ?? new Set();
    this.#inFlight.set(agentId, flying);
    const mine = { process, begunMs: this.world.nowMs };
    for (const other of flying) this.#judgeOverlap(mine, other);
    flying.add(mine);
    return () => flying.delete(mine);
  }

  /** A paused process cannot cut its call when its lease ends: the one overlap there may be. */
  #judgeOverlap(mine: InFlight, other: InFlight): void {
    if (!other.process.alive || other.process.pausedSince(other.begunMs)) return;
    this.violated(
      'one-write',
      `${mine.process.name} begins a write while ${other.process.name} has one in flight`,
    );
  }

  /** An account was reached with a write, whatever it found there; older versions do not count. */
  taken({ delivery }: Surroundings, account: string): void {
    if (delivery === undefined) return;
    const { appointmentId, version } = delivery;
    if (version < (this.#taken.get(appointmentId) ?? 0)) return;
    this.#taken.set(appointmentId, version);
    this.lastAccount.set(appointmentId, account);
  }

  /** A write was applied at Google. @param event as it stands now; undefined where none does */
  applied(
    place: Surroundings,
    write: Write,
    account: string,
    event: StandingEvent | undefined,
  ): void {
    const { delivery, process } = place;
    if (delivery === undefined) return;
    const { appointmentId, version } = delivery;
    const key = `${account} ${appointmentId}`;
    const newest = this.#newest.get(key) ?? 0;
    if (version < newest) {
      this.violated(
        'never-backwards',
        `${process.name} ${write}s version ${version} of ${appointmentId.slice(0, 4)} over ${newest}`,
      );
    }
    this.#newest.set(key, Math.max(newest, version));
    this.taken(place, account);
    this.#tampered.delete(key);
    this.stands(appointmentId, event);
  }

  /** A person changed an event of ours: until our next write it need not be as ALT has it. */
  tampered(appointmentId: string, account: string, event: StandingEvent | undefined): void {
    this.#tampered.add(`${account} ${appointmentId}`);
    this.stands(appointmentId, event);
  }

  isTampered(appointmentId: string, account: string): boolean {
    return this.#tampered.has(`${account} ${appointmentId}`);
  }

  /** The owner of an account ends all its grants. */
  mayLose(account: string): void {
    this.#revoked.set(account, this.world.nowMs);
  }

  connected(agentId: string, account: string, consentedMs: number): void {
    this.#connected.set(agentId, { account, atMs: consentedMs });
  }

  /** Of the last connect that was answered. */
  accountOf(agentId: string): string | undefined {
    return this.#connected.get(agentId)?.account;
  }

  /** Where a connect was never answered, it may have been before the revocation or after it. */
  lossIsExplained(agentId: string): boolean {
    const connected = this.#connected.get(agentId);
    if (connected === undefined) return true;
    return (this.#revoked.get(connected.account) ?? -Infinity) >= connected.atMs;
  }

  /** What the appointment's event says now, whoever brought that about. */
  stands(appointmentId: string, event: StandingEvent | undefined): void {
    const titles = this.seen.get(appointmentId) ?? new Set();
    this.seen.set(appointmentId, titles);
    const live = event !== undefined && event.status !== 'cancelled';
    titles.add(live ? (event.summary ?? '') : null);
  }
}

/** The same process may have claimed the lane anew meanwhile, while an older delivery goes on. */
function claimOf(
  { name }: Surroundings['process'],
  { appointmentId, version, attempt }: Pick<ClaimedRow, 'appointmentId' | 'version' | 'attempt'>,
): string {
  return `${name} ${appointmentId} v${version} ${attempt}`;
}
