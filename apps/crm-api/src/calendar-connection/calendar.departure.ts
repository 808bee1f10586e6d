import { Injectable } from '@nestjs/common';
import { AccountDeparture } from '../accounts/account.departure.js';
import { CalendarSyncClient } from './calendar-sync.client.js';

/** Somebody waits for their account to be gone; its tokens go with it in any case. */
const patienceMs = 4_000;

/** Before an account is deleted: no write in its name begins any more, and Google gets its grant back. */
@Injectable()
export class CalendarDeparture extends AccountDeparture {
  constructor(private readonly calendarSync: CalendarSyncClient) {
    super();
  }

  override async leave(accountId: string, traceContext: string): Promise<void> {
    await this.calendarSync.disconnect(accountId, traceContext, patienceMs);
  }
}
