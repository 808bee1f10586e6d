import 'reflect-metadata';
import { ConfigError } from '#shared/config/index.js';
import { createLogger, describeError } from '#shared/logging/index.js';
import { DemoAccounts } from './accounts/demo.accounts.js';
import { PasswordHasher } from './accounts/password.hasher.js';
import { loadDemoAccountsConfig } from './config.js';
import { openCrmDatabase } from './database.opening.js';

const logger = createLogger('demo-accounts', 'info');

try {
  const config = loadDemoAccountsConfig();
  logger.level = config.logLevel;
  const dataSource = await openCrmDatabase(config.databaseUrl, 'demo-accounts');
  try {
    const written = await new DemoAccounts(dataSource, new PasswordHasher()).provide(config);
    logger.info({ written }, 'the demo accounts are there');
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  if (error instanceof ConfigError) logger.fatal({ faults: error.faults }, error.message);
  else logger.fatal({ err: error }, `no demo accounts: ${describeError(error).message}`);
  process.exitCode = 1;
}
