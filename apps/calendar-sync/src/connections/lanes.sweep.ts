import type { Pool } from 'pg';
import { Daemon } from '#shared/lifecycle/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { OutboxNotifier } from '#shared/outbox/index.js';
import { sweepLanesSql } from './sql/lanes.sql.js';

const everyMs = 15_000;

/**
 * Makes due what a connect could not: a lane that a writer had locked and then rolled back, or
 * one whose delivery, begun before the connect, settled after it.
 */
export class LanesSweep extends Daemon {
  constructor(
    private readonly pool: Pool,
    private readonly notifier: OutboxNotifier,
    logger: Logger,
  ) {
    super(logger, 'lanes-sweep', everyMs);
  }

  protected override async round(): Promise<boolean> {
    const { rowCount } = await this.pool.query(sweepLanesSql);
    const released = rowCount ?? 0;
    if (released === 0) return false;
    this.logger.info({ released }, 'stragglers of a connect were made due');
    this.notifier.notify();
    return true;
  }
}
