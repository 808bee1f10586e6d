import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '#shared/database/index.js';

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
 * An account may be deleted while its connect is being completed. The deletion found no tokens
 * then, so whoever completed the connect looks once more.
 */
@Injectable()
export class DepartedAccounts {
  constructor(private readonly dataSource: DataSource) {}

  /** True when there is no such account, and now no connection of it either. */
  async forgetIfGone(accountId: string): Promise<boolean> {
    const { rowCount } = await poolOf(this.dataSource).query(forgetIfGoneSql, [accountId]);
    return rowCount === 1;
  }
}
