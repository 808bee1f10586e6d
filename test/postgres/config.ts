/**
 * What the run's set-up hands to the tests, which run in processes of their own.
 * `TEST_DATABASE_URL` may also be given from outside: the owner's address on any PostgreSQL from
 * version 15 (a role that may create databases and roles), where the tests run instead.
 */
export interface TestPostgres {
  readonly ownerUrl: string;
  /** A migrated database to clone. */
  readonly template: string;
}

export function givenUrl(): string | undefined {
  return process.env['TEST_DATABASE_URL'] || undefined;
}

export function announce({ ownerUrl, template }: TestPostgres): void {
  process.env['TEST_DATABASE_URL'] = ownerUrl;
  process.env['TEST_DATABASE_TEMPLATE'] = template;
}

export function announced(): TestPostgres {
  const ownerUrl = process.env['TEST_DATABASE_URL'];
  const template = process.env['TEST_DATABASE_TEMPLATE'];
  if (ownerUrl !== undefined && template !== undefined) return { ownerUrl, template };
  throw new Error(
    'There is no PostgreSQL for the tests: a file that needs one is named *.int.spec.ts, or is ' +
      'in test/system, so that its Jest project starts one.',
  );
}
