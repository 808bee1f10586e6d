import type { TestCrmApi } from '../crm-api/crm-api.harness.js';
import { eventually } from '../eventually.js';

/**
 * Resolves when so many sessions of the test's database wait for a lock: the moment at which a
 * race is set up, whoever wins it later.
 */
export async function untilWaiting(crm: TestCrmApi, sessions = 1): Promise<void> {
  await eventually(async () => {
    const [row] = await crm.rows<{ waiting: number }>(
      `select count(distinct pid)::int as waiting from pg_locks
       where not granted and pid in
         (select pid from pg_stat_activity where datname = current_database())`,
    );
    if (row === undefined || row.waiting < sessions) throw new Error('nobody waits for a lock');
  });
}

/** A transaction that stays open until `finish` is called. */
export interface HeldTransaction {
  finish(): Promise<void>;
}

/** Runs `work` in a transaction and holds it open behind it. */
export async function hold(
  run: (work: () => Promise<void>) => Promise<void>,
): Promise<HeldTransaction> {
  const done = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const transaction = run(async () => {
    held.resolve();
    await done.promise;
  });
  await Promise.race([held.promise, transaction]);
  return {
    finish: async () => {
      done.resolve();
      await transaction;
    },
  };
}
