import type { Pool } from 'pg';
import {
  CallLedger,
  type Lease,
  type LeaseRequest,
  type LeaseTerms,
  projectScope,
} from './call.ledger.js';
import { endPauseSql, giveBackSql, leaseSql, pausedBySql, pauseSql } from './sql/ledger.sql.js';

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

  override async pause(forMs: number, code: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ began: boolean }>(pauseSql, [
      projectScope,
      forMs,
      code,
    ]);
    return rows[0]?.began ?? false;
  }

  override async endPause(): Promise<string | null> {
    return this.#reason(endPauseSql);
  }

  override async pausedBy(): Promise<string | null> {
    return this.#reason(pausedBySql);
  }

  async #reason(sql: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ pausedBy: string | null }>(sql, [projectScope]);
    return rows[0]?.pausedBy ?? null;
  }
}
