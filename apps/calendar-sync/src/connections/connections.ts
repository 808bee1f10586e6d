import type { DataSource } from 'typeorm';
import { openDatabase, poolOf, UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import { OutboxNotifier } from '#shared/outbox/index.js';
import type { ConnectionGate } from '../calendar/connection.gate.js';
import type { GoogleOAuth } from '../google/google-oauth.gateway.js';
import type { AgentTurns } from '../relay/agent.turns.js';
import type { TokenVault } from '../vault/token.vault.js';
import { AccessTokens } from './access.tokens.js';
import { ConnectAttempts } from './connect.attempts.js';
import { ConnectService } from './connect.service.js';
import { ConnectionStore } from './connection.store.js';
import { DisconnectService } from './disconnect.service.js';
import { GrantRevoker } from './grant.revoker.js';
import { IdleCheck } from './idle.check.js';
import { LanesSweep } from './lanes.sweep.js';
import { TokenRefresher } from './token.refresher.js';

export interface ConnectionsParts {
  readonly dataSource: DataSource;
  /** From `openRefreshDatabase`. */
  readonly refreshDataSource: DataSource;
  readonly logger: Logger;
  readonly oauth: GoogleOAuth;
  readonly vault: TokenVault;
  readonly turns: AgentTurns;
  readonly news: NewsTeller;
}

/** The agents' connections to Google. */
export interface Connections {
  /** What delivering needs. */
  readonly gate: ConnectionGate;
  readonly connect: ConnectService;
  readonly disconnect: DisconnectService;
  /** Begins the upkeep. */
  start(): void;
  /** Resolves when the upkeep and all revocations have ended; then the databases may be closed. */
  stop(): Promise<void>;
}

/**
 * Refreshes at a time in this process. Each holds a database connection while Google answers,
 * some 150 ms: 8 are 50 a second, a third of what Google's quota lets a whole project write.
 */
const refreshPoolSize = 8;

/** Longer than a call to Google takes, and all around it. */
const refreshSlackMs = 2_000;

/**
 * The refreshes' own pool; its connections are opened as needed and closed when idle. A process
 * that is stopped in the middle of a refresh must not keep its agent from disconnecting: the
 * server ends such a transaction when it has been idle for longer than Google may take.
 */
export async function openRefreshDatabase(url: string, callTimeoutMs: number): Promise<DataSource> {
  return openDatabase({
    url,
    applicationName: 'calendar-sync-refresh',
    poolSize: refreshPoolSize,
    patienceMs: callTimeoutMs + refreshSlackMs,
  });
}

export function assembleConnections(parts: ConnectionsParts): Connections {
  const { dataSource, refreshDataSource, logger, oauth, vault, turns, news } = parts;
  const pool = poolOf(dataSource);
  const notifier = new OutboxNotifier(pool, logger);
  const store = new ConnectionStore(new UnitOfWork(dataSource), vault);
  const revoker = new GrantRevoker(pool, oauth, vault, logger);
  const refresher = new TokenRefresher(
    new UnitOfWork(refreshDataSource),
    oauth,
    vault,
    news,
    logger,
  );
  const attempts = new ConnectAttempts(pool, vault);
  const gate = new AccessTokens(pool, vault, refresher, news, logger);
  const sweep = new LanesSweep(pool, notifier, logger);
  const idle = new IdleCheck(pool, gate, logger);
  return {
    gate,
    connect: new ConnectService(attempts, store, oauth, turns, revoker, notifier, news, logger),
    disconnect: new DisconnectService(store, revoker, news, logger),
    start: () => {
      sweep.start();
      idle.start();
    },
    stop: async () => {
      await Promise.all([sweep.stop(), idle.stop()]);
      await revoker.drain();
    },
  };
}
