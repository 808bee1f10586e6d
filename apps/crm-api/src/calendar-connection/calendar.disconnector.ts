import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { poolOf } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { ServiceFault } from '#shared/service-auth/index.js';
import { InjectLogger } from '../logger.token.js';
import { CalendarSyncClient } from './calendar-sync.client.js';
import {
  endConnectionSql,
  grantInUseSql,
  type RunningLease,
  runningLeaseSql,
} from './disconnect.sql.js';
import { lastWriteUnderWay } from './last-write.refusal.js';

/** Longer than a lease of the relay's lasts, unless an operator made it longer. */
const usualPatienceMs = 20_000;
const lookAgainAfterMs = 25;

/**
 * Ends an agent's connection, whether calendar-sync runs, hangs or is gone: what is promised rests
 * on the database alone. Every delivery reads its tokens under a lease, and calls Google only while
 * that lasts; so once the tokens are deleted, and the lease that was running then has ended, no
 * write for this agent begins.
 *
 * Calendar-sync is asked first all the same: it alone can open the token, to give it back to Google.
 */
@Injectable()
export class CalendarDisconnector {
  constructor(
    private readonly dataSource: DataSource,
    private readonly calendarSync: CalendarSyncClient,
    private readonly news: NewsTeller,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /**
   * Resolves when no write for the agent begins any more. The tokens are deleted before the wait.
   * @throws Problem 503 when the wait takes longer than `patienceMs`
   */
  async disconnect(
    accountId: string,
    traceContext: string,
    patienceMs: number = usualPatienceMs,
  ): Promise<void> {
    await this.#giveBack(accountId, traceContext);
    await poolOf(this.dataSource).query(endConnectionSql, [accountId]);
    this.news.anythingChanged(accountId);
    this.logger.info({ accountId }, 'a calendar was disconnected');
    await this.#lastWriteEnded(accountId, patienceMs);
  }

  async #giveBack(accountId: string, traceContext: string): Promise<void> {
    const { rows } = await poolOf(this.dataSource).query<{ epoch: number }>(grantInUseSql, [
      accountId,
    ]);
    const [grant] = rows;
    if (grant === undefined) return;
    try {
      await this.calendarSync.giveBack(accountId, grant.epoch, traceContext);
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      const line = { err: error, accountId };
      this.logger.warn(line, 'a grant may not have been revoked at Google; its tokens are deleted');
    }
  }

  /** A turn that is taken later finds no tokens: only the one that runs now is waited for. */
  async #lastWriteEnded(accountId: string, patienceMs: number): Promise<void> {
    const running = await this.#runningLease(accountId);
    const givenUpAt = performance.now() + patienceMs;
    let lease = running;
    while (lease !== undefined && lease.mark === running?.mark) {
      if (performance.now() > givenUpAt) throw lastWriteUnderWay(lease.leftMs);
      await pause(Math.min(lookAgainAfterMs, lease.leftMs));
      lease = await this.#runningLease(accountId);
    }
  }

  async #runningLease(accountId: string): Promise<RunningLease | undefined> {
    const { rows } = await poolOf(this.dataSource).query<RunningLease>(runningLeaseSql, [
      accountId,
    ]);
    return rows[0];
  }
}
