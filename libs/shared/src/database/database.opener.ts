import { type CustomTypesConfig, type Pool, types } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { giveUpWhenUseless } from './silent.connection.js';

export interface DatabaseOptions {
  /** Address with the role to connect as. */
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly entities?: readonly Function[];
  /** Connections at most; the default suits one service process. */
  readonly poolSize?: number;
  /** How long a statement may take, in ms; without an answer soon after, the connection is given up. */
  readonly patienceMs?: number;
}

const usualPatienceMs = 30_000;

/**
 * Connects. Every wait is bounded: a database that is gone, a half-open socket or a forgotten
 * transaction ends as an error within seconds, so that nobody waits for ever.
 *
 * @throws the driver's error when the database cannot be reached
 */
export async function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const { patienceMs = usualPatienceMs } = options;
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    entities: [...(options.entities ?? [])],
    poolSize: options.poolSize ?? 16,
    connectTimeoutMS: 5_000,
    // An idle client whose server restarted reports here; the pool replaces it at the next use.
    poolErrorHandler: () => undefined,
    extra: {
      types: dateAsText,
      onConnect: giveUpWhenUseless,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      // Idle connections whose server is gone without a word are found out by whoever gets them
      // next, one after the other: there must not be many, nor for long.
      idleTimeoutMillis: 10_000,
      statement_timeout: patienceMs,
      query_timeout: Math.ceil(patienceMs * 1.2),
      idle_in_transaction_session_timeout: patienceMs,
    },
    logging: false,
  });
  return dataSource.initialize();
}

type Parser = (text: string) => unknown;

/** pg's own parsers; its types want the number to be of an enum, and promise nothing of the rest. */
const builtInParser = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser;

/** PostgreSQL's object id of the type `date`. */
const dateOid: number = types.builtins.DATE;

/**
 * A `date` stays text: pg makes it midnight in this machine's zone, which does not exist on a day
 * that the zone skipped.
 */
const dateAsText: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): Parser {
    return oid === dateOid ? String : builtInParser(oid, format);
  },
};

/** The pool below TypeORM, for statements on the hot path that are written by hand. */
export function poolOf(dataSource: DataSource): Pool {
  const driver = dataSource.driver as PostgresDriver;
  return driver.master as Pool;
}
