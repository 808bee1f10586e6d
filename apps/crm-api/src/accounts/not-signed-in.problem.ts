import { Problem } from '#shared/http/index.js';

/** 401 for a request without a session that is alive, or whose account has just gone. */
export const notSignedIn = (): Problem =>
  new Problem(401, 'not_signed_in', 'You are not signed in');
