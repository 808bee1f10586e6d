import { GoogleError, type GoogleErrorKind } from '../google/google.error.js';

/**
 * A call that was not sent, said as Google would have said it: the delivery ends as a snooze,
 * which burns no attempt, by the same rules as a refusal.
 */
export type CallDeferral = (waitMs: number) => GoogleError;

/** The agent's own pace: only they wait. */
export const deferredByAgent: CallDeferral = (waitMs) =>
  notSent('rate_limited_user', 'google_rate_limited_user', waitMs);

/** The project's pace: everybody waits. */
export const deferredByProject: CallDeferral = (waitMs) =>
  notSent('rate_limited_project', 'google_rate_limited_project', waitMs);

/** The pause that an operator has to end; every other one ends by itself. */
export const misconfigured = 'google_project_misconfigured';

/** A pause that a refusal of Google's brought about; the code is that refusal's. */
export function deferredByPause(code: string, waitMs: number): GoogleError {
  return code === misconfigured
    ? notSent('project_misconfigured', code, waitMs)
    : deferredByProject(waitMs);
}

/** Its time was up before its slot came: this change alone comes again. */
export const late: CallDeferral = (waitMs) =>
  notSent('transient', 'google_rate_limited_project', waitMs);

/** We stop, the delivery was cut, or the ledger is out of reach: this change alone comes again. */
export const interrupted = (waitMs = 0): GoogleError =>
  notSent('transient', 'google_call_not_sent', waitMs);

function notSent(kind: GoogleErrorKind, code: string, waitMs: number): GoogleError {
  const retryAfterMs = Math.max(0, Math.ceil(waitMs));
  return new GoogleError({ kind, code, status: null, reason: null, detail: null, retryAfterMs });
}
