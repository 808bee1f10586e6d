import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { InjectLogger } from '../logger.token.js';
import { AccountDeparture } from './account.departure.js';

const departurePatienceMs = 5_000;

/** Deletes an account with all that hangs on it. */
@Injectable()
export class AccountRemover {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly departure: AccountDeparture,
    private readonly news: NewsTeller,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  async remove(accountId: string, traceContext: string): Promise<void> {
    await this.#leave(accountId, traceContext);
    await this.unitOfWork.run(async (tx) => {
      // Everybody locks account → contact → appointment, so this waits for writers, never in a
      // circle; whoever comes later finds no account.
      await tx.rows('delete from crm.account where id = $1', [accountId]);
      await tx.rows('select calendar_sync.forget_agent($1)', [accountId]);
      // Last: a writer that the delete waited for may have appended to the outbox meanwhile.
      await tx.rows('select outbox.forget_agent($1)', [accountId]);
      // Their open pages have no session any more.
      tx.afterCommit(() => this.news.changed(accountId, []));
    });
    this.logger.info({ accountId }, 'an account was deleted');
  }

  /** What is outside of this database may be out of reach; nobody is kept here for that. */
  async #leave(accountId: string, traceContext: string): Promise<void> {
    const cut = new AbortController();
    try {
      await Promise.race([
        this.departure.leave(accountId, traceContext),
        pause(departurePatienceMs, undefined, { signal: cut.signal }).then(() => {
          throw new Error('the departure took too long');
        }),
      ]);
    } catch (error) {
      this.logger.warn({ err: error, accountId }, 'an account leaves without a goodbye');
    } finally {
      cut.abort();
    }
  }
}
