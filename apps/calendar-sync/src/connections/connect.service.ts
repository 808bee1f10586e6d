import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import type { OutboxNotifier } from '#shared/outbox/index.js';
import type { GoogleOAuth } from '../google/google-oauth.gateway.js';
import { GoogleError } from '../google/google.error.js';
import type { TokenAnswer } from '../google/token.answer.js';
import type { AgentTurns } from '../relay/agent.turns.js';
import type { Applicant, ConnectAttempts, TakenAttempt } from './connect.attempts.js';
import {
  type ConnectOutcome,
  type ConsentAnswer,
  type FullGrant,
  judgeConsent,
  judgeGrant,
} from './connect.outcome.js';
import type { ConnectionStore } from './connection.store.js';
import type { GrantRevoker } from './grant.revoker.js';
import { withTurn } from './turn.patience.js';

export interface Callback extends ConsentAnswer {
  readonly state: string;
}

/** Somebody waits in a browser: a turn that a crashed replica still holds is not waited for. */
const turnPatienceMs = 5_000;

/** Connects an agent's Google account. */
export class ConnectService {
  constructor(
    private readonly attempts: ConnectAttempts,
    private readonly store: ConnectionStore,
    private readonly oauth: GoogleOAuth,
    private readonly turns: AgentTurns,
    private readonly revoker: GrantRevoker,
    private readonly notifier: OutboxNotifier,
    private readonly news: NewsTeller,
    private readonly logger: Logger,
  ) {}

  /** @returns the address of Google's consent page */
  async authorize(applicant: Applicant, redirectUri: string): Promise<string> {
    await this.revoker.settled(applicant.agentId);
    const attempt = await this.attempts.begin(applicant, redirectUri);
    return this.oauth.consentUrl({ ...attempt, redirectUri });
  }

  /**
   * The browser is back. An attempt counts once: a callback that is opened again finds it used, and
   * changes nothing.
   */
  async complete(applicant: Applicant, callback: Callback): Promise<ConnectOutcome> {
    const { agentId } = applicant;
    const attempt = await this.attempts.take(applicant, callback.state);
    if (typeof attempt === 'string') return attempt;
    const consent = judgeConsent(callback);
    if (consent.code === undefined) return this.#refused(agentId, consent.refusal);
    await this.revoker.settled(agentId);
    const answer = await this.#exchange(agentId, consent.code, attempt);
    if (answer === undefined) return 'failed';
    const verdict = judgeGrant(answer);
    if (verdict.kind === 'full') return this.#connect(agentId, verdict.grant, attempt.epoch);
    // Not revoked: that would end the grant of this Google account for the whole project, and
    // whose account it is cannot be known; it may be the one of a connection that works.
    this.logger.info({ agentId, reason: verdict.reason }, 'a grant was of no use');
    return verdict.outcome;
  }

  #refused(agentId: string, refusal: string): ConnectOutcome {
    if (refusal === 'access_denied') return 'denied';
    this.logger.warn({ agentId, refusal }, 'Google sent an agent back without a code');
    return 'failed';
  }

  async #exchange(
    agentId: string,
    code: string,
    { codeVerifier, redirectUri }: TakenAttempt,
  ): Promise<TokenAnswer | undefined> {
    try {
      return await this.oauth.exchangeCode({ code, codeVerifier, redirectUri });
    } catch (error) {
      if (!(error instanceof GoogleError)) throw error;
      this.logger.warn({ err: error, agentId }, 'a code could not be exchanged');
      return undefined;
    }
  }

  /**
   * With the agent's turn in hand no delivery is in flight, so none can settle its lane as "not
   * connected" after the lanes were released.
   */
  async #connect(agentId: string, grant: FullGrant, epoch: number | null): Promise<ConnectOutcome> {
    const released = await withTurn(this.turns, agentId, turnPatienceMs, () =>
      this.store.connect(agentId, grant, epoch),
    );
    if (released === undefined) {
      this.logger.info({ agentId }, 'disconnected while connecting: nothing was stored');
      return 'failed';
    }
    if (released > 0) this.notifier.notify();
    this.news.anythingChanged(agentId);
    this.logger.info({ agentId, released }, 'a calendar was connected');
    return 'connected';
  }
}
