import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#shared/database/index.js';
import { NewsTeller } from '#shared/news/index.js';
import { OutboxNotifier } from '#shared/outbox/index.js';
import { calendarNeedsReconnect, calendarNotConnected } from './backfill.refusal.js';
import { type BackfillRow, backfillSql, countMissingSql } from './backfill.sql.js';

/** Brings upcoming appointments to the calendar that were made while there was no connection. */
@Injectable()
export class BackfillService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notifier: OutboxNotifier,
    private readonly news: NewsTeller,
  ) {}

  /**
   * How many it would be; nothing is changed.
   * @throws Problem 409
   */
  async count(agentId: string): Promise<number> {
    return this.#run(countMissingSql, agentId);
  }

  /**
   * @returns how many are on their way now that were not before
   * @throws Problem 409
   */
  async begin(agentId: string): Promise<number> {
    return this.#run(backfillSql, agentId, () => {
      this.notifier.notify();
      this.news.anythingChanged(agentId);
    });
  }

  async #run(sql: string, agentId: string, tell?: () => void): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const [row] = await tx.rows<BackfillRow>(sql, [agentId]);
      if (row?.state === 'needs_reconnect') throw calendarNeedsReconnect(row.reason);
      if (row?.state !== 'connected') throw calendarNotConnected();
      if (tell !== undefined && row.appointments > 0) tx.afterCommit(tell);
      return row.appointments;
    });
  }
}
