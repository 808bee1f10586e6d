import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TraceContext } from '#shared/http/index.js';
import { IdOf } from '#shared/validation/index.js';
import { SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { parseIdempotencyKey } from '../idempotency/idempotency.key.js';
import { ListAppointmentsQuery, readFilter } from './appointment.list.requests.js';
import {
  DescribeCreate,
  DescribeDelete,
  DescribeGet,
  DescribeList,
  DescribeUpdate,
} from './appointment.operations.js';
import { AppointmentReader } from './appointment.reader.js';
import type { AppointmentRecord } from './appointment.record.js';
import { CreateAppointmentRequest, UpdateAppointmentRequest } from './appointment.requests.js';
import {
  type AppointmentPage,
  type AppointmentView,
  pageViewOf,
  viewOf,
} from './appointment.view.js';
import { AppointmentsService } from './appointments.service.js';
import { entityTag, parseIfMatch } from './version.precondition.js';

const ofAppointment = new IdOf('appointment');

/** The signed-in agent's appointments. */
@ApiTags('Appointments')
@Controller('api/appointments')
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly reader: AppointmentReader,
  ) {}

  @Post()
  @DescribeCreate()
  async create(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Headers('idempotency-key') idempotencyKey: string | undefined,
    @Body() body: CreateAppointmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AppointmentView> {
    const author = { agentId, traceContext };
    const key = parseIdempotencyKey(idempotencyKey);
    const { made, isNew } = await this.appointments.create(author, body, key);
    reply.status(isNew ? 201 : 200).header('Location', `/api/appointments/${made.id}`);
    return tagged(made, reply);
  }

  @Get()
  @DescribeList()
  async list(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @Query() query: ListAppointmentsQuery,
  ): Promise<AppointmentPage> {
    return pageViewOf(await this.reader.page({ agentId, ...readFilter(query) }));
  }

  @Get(':id')
  @DescribeGet()
  async read(
    @SignedIn() { accountId }: SignedInAccount,
    @Param('id', ofAppointment) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AppointmentView> {
    return tagged(await this.reader.one(accountId, id), reply);
  }

  @Patch(':id')
  @DescribeUpdate()
  async update(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Param('id', ofAppointment) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: UpdateAppointmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AppointmentView> {
    const author = { agentId, traceContext };
    return tagged(await this.appointments.update(author, id, body, parseIfMatch(ifMatch)), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @DescribeDelete()
  async delete(
    @SignedIn() { accountId: agentId }: SignedInAccount,
    @TraceContext() traceContext: string,
    @Param('id', ofAppointment) id: string,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    await this.appointments.delete({ agentId, traceContext }, id, parseIfMatch(ifMatch));
  }
}

/**
 * The tag says the version, which is what `If-Match` is about. `sync` changes without it, so the
 * tag is no ground for a 304.
 */
function tagged(record: AppointmentRecord, reply: FastifyReply): AppointmentView {
  reply.header('ETag', entityTag(record.version));
  return viewOf(record);
}
