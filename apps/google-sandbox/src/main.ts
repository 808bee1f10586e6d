import { runService } from '#shared/lifecycle/index.js';
import { createLogger } from '#shared/logging/index.js';
import { readConfig, readLogLevel } from './config.js';
import { SnapshotFile } from './persistence/snapshot.file.js';
import { buildSandbox } from './sandbox.app.js';

const logger = createLogger('google-sandbox', readLogLevel());

await runService(logger, async () => {
  const { host, port, publicUrl, stateFile, clientId, clientSecret } = readConfig();
  const app = buildSandbox({
    clientId,
    clientSecret,
    // A link to an event opens the sandbox's own page of it.
    webOrigin: publicUrl,
    onError: (error) => logger.error({ err: error }, 'the sandbox failed'),
    ...(stateFile === undefined ? {} : { storage: new SnapshotFile(stateFile) }),
  });
  const address = await app.listen({ host, port });
  logger.info({ address }, 'the Google sandbox listens');
  return { stop: () => app.close() };
});
