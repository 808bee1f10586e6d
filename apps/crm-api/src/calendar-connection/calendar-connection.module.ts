import { Module } from '@nestjs/common';
import { crmToCalendarSync, RequestSigner, SignedClient } from '#shared/service-auth/index.js';
import { AccountDeparture } from '../accounts/account.departure.js';
import { CrmApiConfig } from '../config.js';
import { CalendarConnectionController } from './calendar-connection.controller.js';
import { CalendarDeparture } from './calendar.departure.js';
import { CalendarSyncClient } from './calendar-sync.client.js';
import { ConnectCallback } from './connect.callback.js';
import { ConnectionReader } from './connection.reader.js';
import { DepartedAccounts } from './departed.accounts.js';

/** An agent's connection to Google Calendar, as crm-api shows and asks for it. */
@Module({
  controllers: [CalendarConnectionController],
  providers: [
    {
      provide: SignedClient,
      inject: [CrmApiConfig],
      useFactory: ({ calendarSyncUrl, serviceSecret }: CrmApiConfig) =>
        new SignedClient(calendarSyncUrl, new RequestSigner(serviceSecret, crmToCalendarSync)),
    },
    CalendarSyncClient,
    ConnectCallback,
    ConnectionReader,
    DepartedAccounts,
    { provide: AccountDeparture, useClass: CalendarDeparture },
  ],
  exports: [AccountDeparture, CalendarSyncClient],
})
export class CalendarConnectionModule {}
