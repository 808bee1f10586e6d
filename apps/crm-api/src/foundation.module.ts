import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf, UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { OutboxNotifier, OutboxWriter } from '#shared/outbox/index.js';
import { CrmApiConfig } from './config.js';
import { loggerToken } from './logger.token.js';

/** What the process brings with it. It opened the database, and closes it after the last request. */
export interface Foundation {
  readonly config: CrmApiConfig;
  readonly dataSource: DataSource;
  readonly logger: Logger;
}

/** What every capability stands on, injected by class (the logger by `@InjectLogger()`). */
@Global()
@Module({})
export class FoundationModule {
  static on({ config, dataSource, logger }: Foundation): DynamicModule {
    const notifier = new OutboxNotifier(poolOf(dataSource), logger);
    const providers = [
      { provide: CrmApiConfig, useValue: config },
      { provide: DataSource, useValue: dataSource },
      { provide: loggerToken, useValue: logger },
      { provide: UnitOfWork, useValue: new UnitOfWork(dataSource) },
      { provide: OutboxNotifier, useValue: notifier },
      { provide: OutboxWriter, useValue: new OutboxWriter(notifier) },
    ];
    return { module: FoundationModule, providers, exports: providers.map((one) => one.provide) };
  }
}
