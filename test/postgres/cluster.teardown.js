/** Jest's globalTeardown. Called for each project; the first call is when all tests are done. */
export default async function tearDown() {
  const { cluster, template } = (await globalThis.testPostgres) ?? {};
  globalThis.testPostgres = undefined;
  if (cluster) await cluster.stop();
  else await template?.drop();
}
