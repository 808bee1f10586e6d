import { Injectable } from '@nestjs/common';
import { AccountDeparture } from '../accounts/account.departure.js';
import { CalendarDisconnector } from './calendar.disconnector.js';

/** Somebody waits for their account to be gone; its tokens go with it in any case. */
const patienceMs = 1_500;

/** Before an account is deleted: no write in its name begins any more, and Google gets its grant back. */
@Injectable()
export class CalendarDeparture extends AccountDeparture {
  constructor(private readonly disconnector: CalendarDisconnector) {
    super();
  }

  override async leave(accountId: string, traceContext: string): Promise<void> {
    await this.disconnector.disconnect(accountId, traceContext, patienceMs);
  }
}
