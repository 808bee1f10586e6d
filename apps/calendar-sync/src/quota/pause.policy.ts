import type { GoogleErrorKind, GoogleFailure } from '../google/google.error.js';

/** How long everybody rests where Google does not say, in ms; for other refusals nobody does. */
const rests: Partial<Record<GoogleErrorKind, number>> = {
  // Its window slides: a moment frees some calls.
  rate_limited_project: 2_000,
  // An operator has to act; nothing is gained by asking often.
  project_misconfigured: 5 * 60_000,
};

/** For how long a refusal makes everybody rest, on all replicas, in ms; null: it does not. */
export function pauseAfter({ kind, retryAfterMs }: GoogleFailure): number | null {
  const restMs = rests[kind];
  return restMs === undefined ? null : (retryAfterMs ?? restMs);
}
