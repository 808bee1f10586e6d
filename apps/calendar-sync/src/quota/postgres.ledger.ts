import type { Pool } from 'pg';
import {
  CallLedger,
  type Lease,
  type LeaseRequest,
  type LeaseTerms,
  projectScope,
} from './call.ledger.js';
import { giveBackSql, leaseSql, pauseSql } from './sql/ledger.sql.js';

/** The ledger that all replicas share. No transaction outlives its one statement. */
export class PostgresLedger extends CallLedger {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async lease(
    requests: readonly LeaseRequest[],
    { intervalMs, burst, horizonMs }: LeaseTerms,
  ): Promise<readonly Lease[]> {
    const { rows } = await this.pool.query<Lease>({
      name: 'quota_lease',
      text: leaseSql,
      values: [
        requests.map(({ scope }) => scope),
        requests.map(({ permits }) => permits),
        intervalMs,
        burst * intervalMs,
        horizonMs,
      ],
    });
    return rows;
  }

  override async giveBack(lease: Lease, permits: number, intervalMs: number): Promise<void> {
    await this.pool.query(giveBackSql, [lease.scope, permits, intervalMs, lease.mark]);
  }

  override async pause(forMs: number, code: string): Promise<void> {
    await this.pool.query(pauseSql, [projectScope, forMs, code]);
  }
}
