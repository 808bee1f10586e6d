import { z } from 'zod';
import { malformedAnswer } from './google.error.js';

/**
 * What the token endpoint granted. Ends are moments of this process's monotonic clock: what they
 * are to the world, the database says by its own.
 */
export interface TokenAnswer {
  readonly accessToken: string;
  readonly accessExpiresAt: number;
  /** null: Google sent none, the one in hand stays good. It always comes with a consent. */
  readonly refreshToken: string | null;
  /** What was really granted; a person can leave a box on the consent screen unticked. */
  readonly scopes: readonly string[];
  /** When Google will let the grant die (Testing mode: seven days); null: not announced. */
  readonly grantExpiresAt: number | null;
}

const answered = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1).nullish(),
  refresh_token_expires_in: z.number().positive().nullable().default(null),
  scope: z.string().default(''),
});

/**
 * @param askedAt when the question was sent, on that clock: counted from then, a lifetime errs on the early side
 * @throws GoogleError `unknown` when the body is not a token answer
 */
export function readTokenAnswer(body: unknown, askedAt: number): TokenAnswer {
  const result = answered.safeParse(body);
  if (!result.success) throw malformedAnswer();
  const { access_token, expires_in, refresh_token, refresh_token_expires_in, scope } = result.data;
  const after = (seconds: number): number => askedAt + seconds * 1_000;
  return {
    accessToken: access_token,
    accessExpiresAt: after(expires_in),
    refreshToken: refresh_token ?? null,
    scopes: scope.split(' ').filter((name) => name !== ''),
    grantExpiresAt: refresh_token_expires_in === null ? null : after(refresh_token_expires_in),
  };
}
