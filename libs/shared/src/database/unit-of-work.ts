import type { DataSource, EntityManager } from 'typeorm';

/**
 * An open transaction. It is passed by hand, so that a write that belongs into one does not
 * compile without it.
 */
export class Tx {
  readonly #afterCommit: (() => void)[] = [];

  constructor(readonly manager: EntityManager) {}

  /**
   * Runs one statement in this transaction.
   *
   * TypeORM answers `[rows, count]` for UPDATE and DELETE, and the rows alone for everything
   * else; here it is always the rows.
   */
  async rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    const [first] = result as unknown[];
    return (Array.isArray(first) ? first : result) as Row[];
  }

  /** Runs `callback` once the transaction is durable, and never if it is rolled back. */
  afterCommit(callback: () => void): void {
    this.#afterCommit.push(callback);
  }

  /** For the unit of work alone. */
  committed(): void {
    for (const callback of this.#afterCommit) callback();
  }
}

/** Business transactions: all of `work` becomes durable, or none of it. */
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  async run<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const { tx, result } = await this.dataSource.transaction(async (manager) => {
      const open = new Tx(manager);
      return { tx: open, result: await work(open) };
    });
    tx.committed();
    return result;
  }
}
