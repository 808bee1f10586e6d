import { GoogleApiError } from '../errors/google-api.error.js';
import { OAuthError } from '../errors/oauth.error.js';
import type { Outcome } from './google-call.js';

const json = 'application/json; charset=UTF-8';

export function jsonOutcome(
  status: number,
  body: object,
  rest: Omit<Outcome, 'status' | 'payload' | 'contentType'> = {},
): Outcome {
  return { status, payload: JSON.stringify(body), contentType: json, ...rest };
}

export function htmlOutcome(
  status: number,
  html: string,
  rest: Omit<Outcome, 'status' | 'payload' | 'contentType'> = {},
): Outcome {
  return { status, payload: html, contentType: 'text/html; charset=UTF-8', ...rest };
}

/** Runs what serves a call; an error that Google would answer becomes that answer. */
export function outcomeOf(run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoogleApiError) {
      const { status, reason, headers } = error;
      return jsonOutcome(status, error.body(), { reason, headers });
    }
    if (error instanceof OAuthError) {
      return jsonOutcome(error.status, error.body(), { reason: error.reason });
    }
    throw error;
  }
}
