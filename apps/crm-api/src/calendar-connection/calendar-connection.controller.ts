import { Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import {
  ApiFoundResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TraceContext } from '#shared/http/index.js';
import type { Logger } from '#shared/logging/index.js';
import { ServiceFault } from '#shared/service-auth/index.js';
import { Public, SignedIn, type SignedInAccount } from '../accounts/signed-in.decorator.js';
import { CrmApiConfig } from '../config.js';
import { InjectLogger } from '../logger.token.js';
import { Problems } from '../openapi/problem.responses.js';
import { CalendarDisconnector } from './calendar.disconnector.js';
import { CalendarSyncClient } from './calendar-sync.client.js';
import { calendarSyncUnavailable } from './calendar-sync.refusal.js';
import { ConnectCallback } from './connect.callback.js';
import { ConnectionReader } from './connection.reader.js';
import { ConnectionView, ConsentPageView, viewOfConnection } from './connection.view.js';

const path = 'api/calendar-connection';

@ApiTags('Calendar connection')
@Controller(path)
export class CalendarConnectionController {
  constructor(
    private readonly config: CrmApiConfig,
    private readonly reader: ConnectionReader,
    private readonly calendarSync: CalendarSyncClient,
    private readonly disconnector: CalendarDisconnector,
    private readonly callback: ConnectCallback,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'readCalendarConnection',
    summary: 'How the connection to Google Calendar stands',
  })
  @ApiOkResponse({ type: ConnectionView })
  @Problems('not_signed_in')
  async read(@SignedIn() { accountId }: SignedInAccount): Promise<ConnectionView> {
    return viewOfConnection(await this.reader.read(accountId));
  }

  @Post('authorize')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'connectCalendar',
    summary: 'Begin to connect, or to reconnect',
    description: 'Send the browser to the address. It is good for 10 minutes, in this session.',
  })
  @ApiOkResponse({ type: ConsentPageView })
  @Problems('not_signed_in', 'calendar_sync_unavailable')
  async authorize(
    @SignedIn() who: SignedInAccount,
    @TraceContext() traceContext: string,
  ): Promise<ConsentPageView> {
    const redirectUri = `${this.config.publicUrl}/${path}/callback`;
    const url = await this.#ask(() => this.calendarSync.authorize(who, redirectUri, traceContext));
    return { url };
  }

  /** Whatever the answer: the code and the state must not stay in the browser's address bar. */
  @Public()
  @Get('callback')
  @ApiOperation({
    operationId: 'calendarConnected',
    summary: 'Where Google sends the browser back',
    description: 'Ends on `/settings?calendar=` with the outcome, whatever it is.',
  })
  @ApiQuery({ name: 'state', required: false, type: String })
  @ApiQuery({ name: 'code', required: false, type: String })
  @ApiQuery({ name: 'error', required: false, type: String })
  @ApiFoundResponse({ description: 'To the settings.' })
  async receive(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @TraceContext() traceContext: string,
  ): Promise<void> {
    const outcome = await this.callback.receive(request, reply, traceContext);
    await reply.redirect(`/settings?calendar=${outcome}`, 302);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'disconnectCalendar',
    summary: 'Disconnect',
    description:
      'Once it has answered, the tokens are deleted and no write for this agent begins. Events ' +
      'that are in Google Calendar stay there.',
  })
  @ApiNoContentResponse({ description: 'Disconnected.' })
  @Problems('not_signed_in', 'last_write_under_way')
  async disconnect(
    @SignedIn() { accountId }: SignedInAccount,
    @TraceContext() traceContext: string,
  ): Promise<void> {
    await this.disconnector.disconnect(accountId, traceContext);
  }

  async #ask<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      this.logger.error({ err: error }, 'calendar-sync did not do what it was asked for');
      throw calendarSyncUnavailable();
    }
  }
}
