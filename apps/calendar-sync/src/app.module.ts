import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { databaseClock, poolOf } from '#shared/database/index.js';
import { databaseCheck, HealthModule, MetricsModule } from '#shared/http/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { CalendarSyncConfig } from './config.js';
import type { Connections } from './connections/connections.js';
import { ConnectionsModule } from './connections/connections.module.js';
import { PartitionUpkeep } from './outbox-upkeep/partition.upkeep.js';

/** What the process brings with it; it opened the database, and closes it at the end. */
export interface CalendarSyncFoundation {
  readonly config: CalendarSyncConfig;
  readonly dataSource: DataSource;
  readonly connections: Connections;
  readonly logger: Logger;
  readonly registry: Registry;
}

/** The HTTP side of calendar-sync, and its periodic upkeep. The relay is the process's own. */
@Module({})
export class AppModule {
  static on(foundation: CalendarSyncFoundation): DynamicModule {
    const { config, dataSource, connections, logger, registry } = foundation;
    const upkeep = new PartitionUpkeep(poolOf(dataSource), config.historyDays, logger);
    return {
      module: AppModule,
      imports: [
        ScheduleModule.forRoot(),
        MetricsModule.of(registry),
        HealthModule.checking({ checks: [databaseCheck(dataSource)], logger }),
        ConnectionsModule.serving(connections, {
          serviceSecret: config.serviceSecret,
          clock: databaseClock(poolOf(dataSource)),
          logger,
        }),
      ],
      providers: [{ provide: PartitionUpkeep, useValue: upkeep }],
    };
  }
}
