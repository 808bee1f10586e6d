/** An answer of the token or revocation endpoint that is not a success (RFC 6749, Google's words). */
export class OAuthError extends Error {
  readonly code = 'oauth_error';

  /** @param reason the `error` of the body, such as `invalid_grant` */
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly description: string,
  ) {
    super(`${status} ${reason}`);
    this.name = 'OAuthError';
  }

  body(): { readonly error: string; readonly error_description: string } {
    return { error: this.reason, error_description: this.description };
  }
}

export const invalidGrant = (description: string) =>
  new OAuthError(400, 'invalid_grant', description);

export const invalidClient = (description: string) =>
  new OAuthError(401, 'invalid_client', description);

export const invalidRequest = (description: string) =>
  new OAuthError(400, 'invalid_request', description);

export const missingParameter = (name: string) =>
  invalidRequest(`Missing required parameter: ${name}`);
