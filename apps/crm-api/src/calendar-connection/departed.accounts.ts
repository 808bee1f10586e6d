import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { poolOf } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { InjectLogger } from '../logger.token.js';

/**
 * The lock waits for a deletion that is under way, and decides by how it ended. $1 agent
 */
const forgetIfGoneSql = `
with present as materialized (
  select from crm.account where id = $1 for key share
)
select calendar_sync.forget_agent($1)
where not exists (select from present)`;

/**
 * A connection is made after its account, and so is a turn: none is missed that is only not visible
 * yet. A turn alone is what a connect leaves that waited for it while the account was deleted.
 */
const forgetAllSql = `
select calendar_sync.forget_agent(known.agent_id)
from (
  select agent_id from calendar_sync.connection_status
  union
  select agent_id from calendar_sync.turn_lease
) known
where not exists (select from crm.account where account.id = known.agent_id)`;

const hourMs = 60 * 60 * 1000;

/**
 * An account may be deleted while its connect is being completed. The deletion found no tokens
 * then, so whoever completed the connect looks once more. Whoever crashed, or gave calendar-sync
 * up before it was done, did not: what is left then is found within the hour.
 */
@Injectable()
export class DepartedAccounts {
  constructor(
    private readonly dataSource: DataSource,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** True when there is no such account, and now no connection of it either. */
  async forgetIfGone(accountId: string): Promise<boolean> {
    const { rowCount } = await poolOf(this.dataSource).query(forgetIfGoneSql, [accountId]);
    return rowCount === 1;
  }

  /** Upkeep; any number of replicas may do it at once. */
  @Interval(hourMs)
  async forgetAll(): Promise<void> {
    try {
      const { rowCount } = await poolOf(this.dataSource).query(forgetAllSql);
      if (rowCount)
        this.logger.warn({ rowCount }, 'connections or turns without an account were forgotten');
    } catch (error) {
      this.logger.warn({ err: error }, 'connections without an account were not looked for');
    }
  }
}
