import type { DeliveryFault, SnoozeScope, Verdict } from '../relay/change.handler.js';
import type { GoogleFailure } from '../google/google.error.js';
import type { AccessGrant } from './connection.gate.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A wait of at least `from` and less than `to` milliseconds. */
interface Wait {
  readonly from: number;
  readonly to: number;
}

/**
 * How long to rest where Google does not say. Its quotas are sliding windows of a minute, so a few
 * seconds free a few calls; waiting out the minute would waste the rest of it.
 */
export const waits = {
  user: { from: 5 * second, to: 15 * second },
  project: { from: second, to: 3 * second },
  usage: { from: 2 * hour, to: 4 * hour },
  operator: { from: 4 * minute, to: 6 * minute },
  tokenEndpoint: { from: 10 * second, to: 30 * second },
} as const satisfies Record<string, Wait>;

/** Ends that no single answer of Google's stands for. */
export const verdicts = {
  /** A newer version of the appointment stands in the calendar. */
  newer: { kind: 'fail', fault: { code: 'google_event_newer', detail: null } },
  /** Retried: whatever forbids it may pass. */
  not_writable: { kind: 'retry', fault: { code: 'google_event_not_writable', detail: null } },
  ids_exhausted: { kind: 'fail', fault: { code: 'google_event_ids_exhausted', detail: null } },
  /** Somebody else changes the event as fast as we look at it. */
  contended: { kind: 'retry', fault: { code: 'google_event_contended', detail: null } },
} as const satisfies Record<string, Verdict>;

/** On top of a wait that Google asked for, so that those who were told together part again. */
const spreadMs = second;

/**
 * What a refused or failed call means for the delivery.
 * @param random from 0 (included) to 1 (excluded)
 */
export function verdictOfFailure(failure: GoogleFailure, random: number): Verdict {
  const { code, detail, status } = failure;
  const fault: DeliveryFault = { code, detail, status };
  const snooze = (scope: SnoozeScope, wait: Wait): Verdict => ({
    kind: 'snooze',
    scope,
    delayMs: delayOf(failure.retryAfterMs, wait, random),
    fault,
  });
  switch (failure.kind) {
    case 'rate_limited_user':
      return snooze('agent', waits.user);
    case 'rate_limited_project':
      return snooze('everybody', waits.project);
    case 'usage_limit':
      return snooze('agent', waits.usage);
    case 'project_misconfigured':
      return snooze('everybody', waits.operator);
    case 'unauthorized':
    case 'scope_missing':
    case 'grant_gone':
      return { kind: 'park', fault };
    case 'invalid':
      return { kind: 'fail', fault };
    case 'transient':
      // Told when to come again, it costs no attempt; else the backoff decides.
      if (failure.retryAfterMs !== null) return snooze('lane', waits.user);
      return { kind: 'retry', fault };
    case 'forbidden':
    case 'not_found':
    case 'duplicate':
    case 'gone':
    case 'precondition':
    case 'unknown':
      return { kind: 'retry', fault };
  }
}

/** What it means that there is no access token to deliver with. */
export function verdictOfGrant(
  grant: Exclude<AccessGrant, { kind: 'granted' }>,
  random: number,
): Verdict {
  switch (grant.kind) {
    case 'not_connected':
      return { kind: 'skip' };
    case 'needs_reconnect':
      return { kind: 'park', fault: { code: grant.reason, detail: null } };
    case 'unavailable':
      // Nothing was tried yet, so no attempt is burnt: an outage of the token endpoint, however
      // long, fails no appointment.
      return {
        kind: 'snooze',
        scope: 'agent',
        delayMs: delayOf(grant.retryAfterMs, waits.tokenEndpoint, random),
        fault: { code: grant.reason, detail: null },
      };
  }
}

function delayOf(askedMs: number | null, { from, to }: Wait, random: number): number {
  const delay = askedMs === null ? from + random * (to - from) : askedMs + random * spreadMs;
  return Math.round(delay);
}
