import { join } from 'node:path';
import type * as templates from '../../apps/stack/src/throw-away/migrated.template.js';
import type * as clusters from '../../apps/stack/src/throw-away/throw-away.cluster.js';

/** What the run has started, and its tear-down ends. */
interface TestRun {
  readonly ownerUrl: string;
  readonly template: templates.MigratedTemplate;
  readonly cluster: clusters.ThrowAwayCluster | undefined;
}

declare global {
  var testRun: Promise<TestRun> | undefined;
}

/** npm runs everything from there, what is built as well as what Jest compiles. */
const checkout = process.cwd();

/**
 * Jest's globalSetup: one PostgreSQL and one migrated template for the whole run. Jest calls it
 * for every project that runs, in one process.
 */
export default async function setUp(): Promise<void> {
  globalThis.testRun ??= startRun();
  const { ownerUrl, template } = await globalThis.testRun;
  // The tests' own processes inherit these, see `readTestPostgres`.
  process.env['TEST_DATABASE_URL'] = ownerUrl;
  process.env['TEST_DATABASE_TEMPLATE'] = template.name;
}

async function startRun(): Promise<TestRun> {
  const { startThrowAwayCluster } = (await importBuilt('throw-away.cluster')) as typeof clusters;
  const { makeMigratedTemplate } = (await importBuilt('migrated.template')) as typeof templates;
  const given = process.env['TEST_DATABASE_URL'];
  const cluster = given ? undefined : await startThrowAwayCluster(checkout);
  const ownerUrl = cluster?.ownerUrl ?? given ?? '';
  return { ownerUrl, cluster, template: await makeMigratedTemplate(ownerUrl) };
}

/** The built code (`npm test` builds first): Jest's mapping of our imports holds in tests only. */
async function importBuilt(name: string): Promise<unknown> {
  return import(join(checkout, 'dist/apps/stack/src/throw-away', `${name}.js`));
}
