import { type DynamicModule, Module } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import type { Registry } from 'prom-client';
import { databaseCheck, HealthModule, MetricsModule } from '#shared/http/index.js';
import { RequestValidator } from '#shared/validation/index.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { CalendarConnectionModule } from './calendar-connection/calendar-connection.module.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { type Foundation, FoundationModule } from './foundation.module.js';
import { LiveModule } from './live/live.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';

/**
 * All of crm-api. Capabilities that must not know each other are joined here: whoever shows a
 * contact's details follows its changes, and whoever holds grants gives them back when an
 * account goes.
 */
@Module({})
export class AppModule {
  static on(foundation: Foundation, registry: Registry): DynamicModule {
    const { dataSource, logger } = foundation;
    return {
      module: AppModule,
      imports: [
        FoundationModule.on(foundation),
        ScheduleModule.forRoot(),
        MetricsModule.of(registry),
        HealthModule.checking({ checks: [databaseCheck(dataSource)], logger }),
        AccountsModule.departingThrough(CalendarConnectionModule),
        ContactsModule.followedBy(AppointmentsModule),
        AppointmentsModule,
        CalendarConnectionModule,
        LiveModule,
        OpenApiModule,
      ],
      providers: [{ provide: APP_PIPE, useClass: RequestValidator }],
    };
  }
}
