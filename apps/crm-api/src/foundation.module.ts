import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf, UnitOfWork } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
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
export class FoundationModule implements OnApplicationShutdown {
  constructor(private readonly news: NewsTeller) {}

  static on({ config, dataSource, logger }: Foundation): DynamicModule {
    const pool = poolOf(dataSource);
    const notifier = new OutboxNotifier(pool, logger);
    const providers = [
      { provide: CrmApiConfig, useValue: config },
      { provide: DataSource, useValue: dataSource },
      { provide: loggerToken, useValue: logger },
      { provide: UnitOfWork, useValue: new UnitOfWork(dataSource) },
      { provide: OutboxNotifier, useValue: notifier },
      { provide: OutboxWriter, useValue: new OutboxWriter(notifier) },
      { provide: NewsTeller, useValue: new NewsTeller(pool, logger) },
    ];
    return { module: FoundationModule, providers, exports: providers.map((one) => one.provide) };
  }

  /** After the last request, and before the database is closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.news.stop();
  }
}
