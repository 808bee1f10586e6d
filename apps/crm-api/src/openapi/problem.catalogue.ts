/** Every problem that an operation can answer with, by its stable code. */
export const problemCatalogue = {
  validation_failed: { status: 400, meaning: 'A field is missing, unknown or not valid.' },
  not_signed_in: { status: 401, meaning: 'No session, or one that has expired.' },
  wrong_credentials: { status: 401, meaning: 'E-mail and password do not belong together.' },
  sign_up_closed: { status: 403, meaning: 'Accounts are opened by the operators here.' },
  wrong_password: { status: 403, meaning: 'The password is not right.' },
  not_found: { status: 404, meaning: 'There is no such thing, or it is not yours.' },
  email_taken: { status: 409, meaning: 'There is an account with this e-mail address already.' },
  version_mismatch: { status: 412, meaning: 'It was changed meanwhile; read it again.' },
  too_many_attempts: { status: 429, meaning: 'Too many attempts; wait for `Retry-After` seconds.' },
  calendar_sync_unavailable: {
    status: 503,
    meaning: 'Calendar Sync cannot be reached; nothing is lost, try again in a minute.',
  },
} as const satisfies Record<string, { status: number; meaning: string }>;

export type ProblemCode = keyof typeof problemCatalogue;
