/** Jest's globalTeardown. Called for each project; at the first call all tests are done. */
export default async function tearDown(): Promise<void> {
  const run = await globalThis.testRun;
  globalThis.testRun = undefined;
  if (run?.cluster === undefined) await run?.template.drop();
  else await run.cluster.stop();
}
