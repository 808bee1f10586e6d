import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';

/** Partitions are made this far ahead, so that weeks of missed upkeep go unnoticed. */
const weeksAhead = 4;

/**
 * Prepares the log's coming weeks and drops those that are past keeping. Idempotent and safe on
 * every replica at once. @nestjs/schedule does not await a running job at shutdown; here that
 * costs nothing, because each call is one statement that happens whole or not at all.
 */
@Injectable()
export class PartitionUpkeep {
  constructor(
    private readonly pool: Pool,
    private readonly historyDays: number,
    private readonly logger: Logger,
  ) {}

  @Cron(CronExpression.EVERY_6_HOURS)
  async keepUp(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ made: number; retired: number }>(
        `select outbox.prepare_partitions($1) as made,
                outbox.retire_partitions(now() - $2 * interval '1 day') as retired`,
        [weeksAhead, this.historyDays],
      );
      this.logger.debug(rows[0] ?? {}, 'the outbox log has its partitions');
    } catch (error) {
      this.logger.error({ err: error }, 'the outbox log could not be kept up; tried again later');
    }
  }
}
