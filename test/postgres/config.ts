/**
 * What the run's set-up hands to the tests, which run in processes of their own.
 * `TEST_DATABASE_URL` may also be given from outside: the address, on any PostgreSQL from
 * version 15, of a role that may create databases and roles. The tests then run there.
 */
export interface TestPostgres {
  readonly ownerUrl: string;
  /** A migrated database to clone. */
  readonly template: string;
}

export function readTestPostgres(): TestPostgres {
  const ownerUrl = process.env['TEST_DATABASE_URL'];
  const template = process.env['TEST_DATABASE_TEMPLATE'];
  if (ownerUrl !== undefined && template !== undefined) return { ownerUrl, template };
  throw new Error(
    'There is no PostgreSQL for this test: name its file *.int.spec.ts or put it into ' +
      'test/system, so that its Jest project starts one.',
  );
}
