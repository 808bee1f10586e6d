import { createHash, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { TokenVault } from '../vault/token.vault.js';
import type { ConnectOutcome } from './connect.outcome.js';
import { type AttemptRow, beginAttemptSql, takeAttemptSql } from './sql/attempt.sql.js';

/** Who begins a connect, and who alone may end it. */
export interface Applicant {
  readonly agentId: string;
  /** SHA-256 of the signed-in session's token. */
  readonly sessionHash: Buffer;
}

/** What goes to Google with the browser. */
export interface BegunAttempt {
  readonly state: string;
  /** PKCE, S256. */
  readonly codeChallenge: string;
}

/** What is needed when the browser comes back. */
export interface TakenAttempt {
  readonly codeVerifier: string;
  readonly redirectUri: string;
  /** The connection's when the attempt was taken; null where there was none. */
  readonly epoch: number | null;
}

export type AttemptRefusal = Extract<
  ConnectOutcome,
  'state_invalid' | 'state_used' | 'state_expired'
>;

const secretsSchema = z.object({ codeVerifier: z.string(), redirectUri: z.string() });

/**
 * Attempts to connect, kept on our side: the browser carries the state alone, and of that only a
 * hash is stored. Each can be taken once, by who began it.
 */
export class ConnectAttempts {
  constructor(
    private readonly pool: Pool,
    private readonly vault: TokenVault,
    private readonly random: (bytes: number) => Buffer = randomBytes,
  ) {}

  async begin({ agentId, sessionHash }: Applicant, redirectUri: string): Promise<BegunAttempt> {
    const state = this.random(32).toString('base64url');
    const codeVerifier = this.random(32).toString('base64url');
    const sealed = this.vault.seal(JSON.stringify({ codeVerifier, redirectUri }), {
      agentId,
      purpose: 'connect_attempt',
    });
    await this.pool.query(beginAttemptSql, [sha256(state), agentId, sessionHash, sealed]);
    return { state, codeChallenge: sha256(codeVerifier).toString('base64url') };
  }

  /** @returns why not, where there is none to take */
  async take(applicant: Applicant, state: string): Promise<TakenAttempt | AttemptRefusal> {
    const { agentId, sessionHash } = applicant;
    const { rows } = await this.pool.query<AttemptRow>(takeAttemptSql, [
      sha256(state),
      agentId,
      sessionHash,
    ]);
    const [row] = rows;
    if (row === undefined) return 'state_invalid';
    if (row.sealed === null) return 'state_used';
    if (!row.fresh) return 'state_expired';
    const secrets = this.vault.open(row.sealed, { agentId, purpose: 'connect_attempt' });
    return { epoch: row.epoch, ...secretsSchema.parse(JSON.parse(secrets)) };
  }
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
