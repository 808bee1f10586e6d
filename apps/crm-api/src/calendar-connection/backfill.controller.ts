import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { Problems } from '../openapi/problem.responses.js';
import { BackfillRequest, BackfillView } from './backfill.requests.js';
import { BackfillService } from './backfill.service.js';

@ApiTags('Calendar connection')
@Controller('api/calendar-connection/backfill')
export class BackfillController {
  constructor(private readonly backfill: BackfillService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'backfillCalendar',
    summary: 'Bring upcoming appointments to the calendar that are not on it',
    description:
      'Those made while no calendar was connected, and those that stand in another Google account. ' +
      'As often as you like: what is on its way already does not count again. Its progress is ' +
      '`waiting` of the connection, and `sync` of each appointment.',
  })
  @ApiOkResponse({ type: BackfillView })
  @Problems(
    'validation_failed',
    'not_signed_in',
    'calendar_not_connected',
    'calendar_needs_reconnect',
  )
  async run(
    @SignedIn() { accountId }: SignedInAccount,
    @Body() { dryRun = false }: BackfillRequest,
  ): Promise<BackfillView> {
    const appointments = await (dryRun
      ? this.backfill.count(accountId)
      : this.backfill.begin(accountId));
    return { appointments };
  }
}
