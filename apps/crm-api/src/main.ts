import 'reflect-metadata';
import { closeHttpApp, listen } from '#shared/http/index.js';
import { type RunningService, runService } from '#shared/lifecycle/index.js';
import { createLogger, type Logger } from '#shared/logging/index.js';
import { createMetricsRegistry } from '#shared/telemetry/index.js';
import { loadCrmApiConfig } from './config.js';
import { createCrmApi } from './crm-api.app.js';
import { openCrmDatabase } from './database.opening.js';

const service = 'crm-api';

// Until the configuration says otherwise; a fault in it has to be said somewhere.
const logger = createLogger(service, 'info');

await runService(logger, () => start(logger));

async function start(log: Logger): Promise<RunningService> {
  const config = loadCrmApiConfig();
  log.level = config.logLevel;
  const dataSource = await openCrmDatabase(config.databaseUrl, service);
  try {
    const foundation = { config, dataSource, logger: log };
    const app = await createCrmApi(foundation, createMetricsRegistry(service));
    await listen(app, { host: config.host, port: config.port, variable: 'CRM_API_PORT' });
    log.info({ port: config.port, publicUrl: config.publicUrl }, 'crm-api answers');
    return {
      async stop() {
        await closeHttpApp(app);
        await dataSource.destroy();
      },
    };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
