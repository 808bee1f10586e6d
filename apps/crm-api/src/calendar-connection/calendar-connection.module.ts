import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { databaseClock, poolOf } from '#shared/database/index.js';
import { crmToCalendarSync, RequestSigner, SignedClient } from '#shared/service-auth/index.js';
import { AccountDeparture } from '../accounts/account.departure.js';
import { CrmApiConfig } from '../config.js';
import { BackfillController } from './backfill.controller.js';
import { BackfillService } from './backfill.service.js';
import { CalendarConnectionController } from './calendar-connection.controller.js';
import { CalendarDeparture } from './calendar.departure.js';
import { CalendarDisconnector } from './calendar.disconnector.js';
import { CalendarSyncClient } from './calendar-sync.client.js';
import { ConnectCallback } from './connect.callback.js';
import { ConnectionReader } from './connection.reader.js';
import { DepartedAccounts } from './departed.accounts.js';

/** An agent's connection to Google Calendar, as crm-api shows and asks for it. */
@Module({
  controllers: [CalendarConnectionController, BackfillController],
  providers: [
    {
      provide: SignedClient,
      inject: [CrmApiConfig, DataSource],
      useFactory: ({ calendarSyncUrl, serviceSecret }: CrmApiConfig, dataSource: DataSource) => {
        const clock = databaseClock(poolOf(dataSource));
        const signer = new RequestSigner(serviceSecret, crmToCalendarSync, clock);
        return new SignedClient(calendarSyncUrl, signer);
      },
    },
    BackfillService,
    CalendarSyncClient,
    CalendarDisconnector,
    ConnectCallback,
    ConnectionReader,
    DepartedAccounts,
    { provide: AccountDeparture, useClass: CalendarDeparture },
  ],
  exports: [AccountDeparture, CalendarSyncClient, ConnectionReader],
})
export class CalendarConnectionModule {}
