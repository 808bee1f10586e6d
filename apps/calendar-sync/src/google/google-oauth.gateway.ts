import { CodeChallengeMethod } from 'google-auth-library/build/src/auth/oauth2client.js';
import { toGoogleError } from './google-error.reader.js';
import type { GoogleSettings } from './google.config.js';
import { openOAuthClient } from './oauth.client.js';
import { readTokenAnswer, type TokenAnswer } from './token.answer.js';

/** The one permission this product asks for. Any other would break its promise. */
export const calendarScope = 'https://www.googleapis.com/auth/calendar.events';

export interface ConsentRequest {
  readonly state: string;
  /** base64url of the verifier's SHA-256 (PKCE, S256). */
  readonly codeChallenge: string;
  readonly redirectUri: string;
}

export interface CodeExchange {
  readonly code: string;
  readonly codeVerifier: string;
  /** The same as in the consent request. */
  readonly redirectUri: string;
}

type OAuthClient = ReturnType<typeof openOAuthClient>;

/**
 * Google's side of a connection. A method sends one request, never more, and throws nothing but
 * GoogleError: `grant_gone` where a code or a refresh token is of no use any more, `transient`
 * where nothing was decided.
 */
export class GoogleOAuth {
  readonly #closing = new AbortController();

  constructor(
    private readonly settings: GoogleSettings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /**
   * Calls in flight end now, and no other is sent: nothing is decided by that. A refresh token that
   * Google replaces in this very moment is not heard of; the old one stays, and is good for a while.
   */
  close(): void {
    this.#closing.abort();
  }

  /** Where the browser goes to ask its owner. */
  consentUrl({ state, codeChallenge, redirectUri }: ConsentRequest): string {
    return openOAuthClient(this.settings, this.#closing.signal).generateAuthUrl({
      scope: calendarScope,
      // Only a consent that is asked for brings a refresh token, also when connecting again.
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: false,
      state,
      code_challenge: codeChallenge,
      code_challenge_method: CodeChallengeMethod.S256,
      redirect_uri: redirectUri,
    });
  }

  async exchangeCode({ code, codeVerifier, redirectUri }: CodeExchange): Promise<TokenAnswer> {
    return this.#askForTokens((client) =>
      client.getToken({ code, codeVerifier, redirect_uri: redirectUri }),
    );
  }

  async refresh(refreshToken: string): Promise<TokenAnswer> {
    return this.#askForTokens((client) => {
      client.setCredentials({ refresh_token: refreshToken });
      return client.refreshAccessToken();
    });
  }

  /**
   * Ends the grant behind a token: for the whole project, whoever else connected that account.
   * A token that Google does not know (any more) is as good as revoked.
   */
  async revoke(token: string): Promise<void> {
    try {
      await openOAuthClient(this.settings, this.#closing.signal).revokeToken(token);
    } catch (thrown) {
      const error = toGoogleError(thrown, this.#closing.signal);
      if (error.reason !== 'invalid_token') throw error;
    }
  }

  async #askForTokens(ask: (client: OAuthClient) => Promise<unknown>): Promise<TokenAnswer> {
    let body: unknown;
    const client = openOAuthClient(this.settings, this.#closing.signal, (answered) => {
      body = answered;
    });
    const askedAt = this.now();
    try {
      await ask(client);
    } catch (error) {
      throw toGoogleError(error, this.#closing.signal);
    }
    return readTokenAnswer(body, askedAt);
  }
}
