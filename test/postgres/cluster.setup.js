import { fileURLToPath } from 'node:url';
import { makeMigratedTemplate } from '../../dist/apps/stack/src/throw-away/migrated.template.js';
import { startThrowAwayCluster } from '../../dist/apps/stack/src/throw-away/throw-away.cluster.js';

export default async function setUp() {
  globalThis.testPostgres ??= start();
  const { ownerUrl, template } = await globalThis.testPostgres;
  process.env.TEST_DATABASE_URL = ownerUrl;
  process.env.TEST_DATABASE_TEMPLATE = template.name;
}

async function start() {
  const given = process.env.TEST_DATABASE_URL;
  const checkout = fileURLToPath(new URL('../..', import.meta.url));
  const cluster = given ? undefined : await startThrowAwayCluster(checkout);
  const ownerUrl = given || cluster.ownerUrl;
  return { cluster, ownerUrl, template: await makeMigratedTemplate(ownerUrl) };
}
