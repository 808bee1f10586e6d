import type { DataSource } from 'typeorm';
import { assertSchemaIsCurrent } from '#shared/database/index.js';

/** Something without which a service cannot do its work. */
export interface HealthCheck {
  /** One word for the answer of `/health/ready`. */
  readonly name: string;
  /** Rejects when it is not well; the error is logged and never shown. */
  run(): Promise<void>;
}

/** The database answers, takes writes, and its schema is this release's. */
export const databaseCheck = (dataSource: DataSource): HealthCheck => ({
  name: 'database',
  run: async () => {
    await assertSchemaIsCurrent(dataSource);
    await assertTakesWrites(dataSource);
  },
});

async function assertTakesWrites(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ readOnly: string }[]>(
    `select current_setting('transaction_read_only') as "readOnly"`,
  );
  if (row?.readOnly !== 'off') throw new Error('the database takes no writes');
}

export type CheckResult = 'ok' | 'failing';

/** Runs one check; what takes longer than `patienceMs` milliseconds is not well either. */
export async function runCheck(
  check: HealthCheck,
  patienceMs: number,
  report: (error: unknown) => void,
): Promise<CheckResult> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('the health check timed out')), patienceMs);
  try {
    await Promise.race([check.run(), tooLate]);
    return 'ok';
  } catch (error) {
    report(error);
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}
