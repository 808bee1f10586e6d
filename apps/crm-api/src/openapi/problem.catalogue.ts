/** Every problem that an operation can answer with, by its stable code. */
export const problemCatalogue = {
  validation_failed: { status: 400, meaning: 'A field is missing, unknown or not valid.' },
  not_signed_in: { status: 401, meaning: 'No session, or one that has expired.' },
  wrong_credentials: { status: 401, meaning: 'E-mail and password do not belong together.' },
  sign_up_closed: { status: 403, meaning: 'Accounts are opened by the operators here.' },
  wrong_password: { status: 403, meaning: 'The password is not right.' },
  not_found: { status: 404, meaning: 'There is no such thing, or it is not yours.' },
  email_taken: { status: 409, meaning: 'There is an account with this e-mail address already.' },
  calendar_not_connected: { status: 409, meaning: 'No calendar is connected; connect one first.' },
  calendar_needs_reconnect: {
    status: 409,
    meaning: 'Google does not accept our access any more; reconnect first.',
  },
  version_mismatch: { status: 412, meaning: 'It was changed meanwhile; read it again.' },
  too_many_attempts: { status: 429, meaning: 'Too many attempts; wait for `Retry-After` seconds.' },
  calendar_sync_unavailable: {
    status: 503,
    meaning: 'Calendar Sync cannot be reached; nothing is lost, try again in a minute.',
  },
  last_write_under_way: {
    status: 503,
    meaning: 'Disconnected; a change that was on its way may still reach Google for a moment.',
  },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type ProblemCode = keyof typeof problemCatalogue;

/** What any operation can answer with, before or beside its own work: the `default` of each. */
const anywhere = [
  'address_too_long',
  'body_too_large',
  'busy',
  'forbidden',
  'foreign_origin',
  'headers_too_large',
  'internal',
  'malformed_json',
  'malformed_request',
  'method_not_allowed',
  'request_timeout',
  'unavailable',
  'unsupported_media_type',
] as const;

/** All that a client of the API may meet. */
export const problemCodes: readonly string[] = [
  ...Object.keys(problemCatalogue),
  ...anywhere,
].toSorted();
