import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdOf } from '#shared/validation/index.js';
import { SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { type AppointmentPage, pageViewOf } from './appointment.view.js';
import { DescribeContactList } from './appointment.operations.js';
import { ListAppointmentsQuery, readFilter } from './appointment.list.requests.js';
import { AppointmentReader } from './appointment.reader.js';

/** A contact's appointments. */
@ApiTags('Appointments')
@Controller('api/contacts/:id/appointments')
export class ContactAppointmentsController {
  constructor(private readonly reader: AppointmentReader) {}

  @Get()
  @DescribeContactList()
  async list(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @Param('id', new IdOf('contact')) contactId: string,
    @Query() query: ListAppointmentsQuery,
  ): Promise<AppointmentPage> {
    const page = await this.reader.pageOfContact({ agentId, contactId, ...readFilter(query) });
    return pageViewOf(page);
  }
}
