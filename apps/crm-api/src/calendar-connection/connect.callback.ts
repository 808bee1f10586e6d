import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Logger } from '#shared/logging/index.js';
import { ServiceFault } from '#shared/service-auth/index.js';
import { SessionKeeper } from '../accounts/session.keeper.js';
import { InjectLogger } from '../logger.token.js';
import { DepartedAccounts } from './departed.accounts.js';
import { CalendarSyncClient, type ConnectOutcome } from './calendar-sync.client.js';

export type CallbackOutcome = ConnectOutcome | 'signed_out';

/** A parameter that is there twice is nothing Google sends. */
const redirectSchema = z.object({
  state: z.string().min(1).max(1_000),
  code: z.string().min(1).max(4_000).optional(),
  error: z.string().max(1_000).optional(),
});

/** The browser comes back from Google. */
@Injectable()
export class ConnectCallback {
  constructor(
    private readonly sessions: SessionKeeper,
    private readonly calendarSync: CalendarSyncClient,
    private readonly departed: DepartedAccounts,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never throws for what the other side says or does not say: a person waits for a page. */
  async receive(
    request: FastifyRequest,
    reply: FastifyReply,
    traceContext: string,
  ): Promise<CallbackOutcome> {
    const who = await this.sessions.resume(request, reply);
    if (who === undefined) return 'signed_out';
    const redirect = redirectSchema.safeParse(request.query);
    if (!redirect.success) return 'state_invalid';
    const { accountId } = who;
    try {
      const outcome = await this.calendarSync.complete(who, redirect.data, traceContext);
      return (await this.departed.forgetIfGone(accountId)) ? 'signed_out' : outcome;
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      this.logger.error({ err: error, accountId }, 'a callback was not completed');
      return 'failed';
    }
  }
}
