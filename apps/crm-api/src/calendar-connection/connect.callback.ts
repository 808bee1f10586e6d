import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Logger } from '#shared/logging/index.js';
import { ServiceFault } from '#shared/service-auth/index.js';
import { SessionKeeper } from '../accounts/session.keeper.js';
import { InjectLogger } from '../logger.token.js';
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
    @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Never throws for what the other side says or does not say: a person waits for a page. */
  async receive(request: FastifyRequest, reply: FastifyReply): Promise<CallbackOutcome> {
    const who = await this.sessions.resume(request, reply);
    if (who === undefined) return 'signed_out';
    const redirect = redirectSchema.safeParse(request.query);
    if (!redirect.success) return 'state_invalid';
    const { traceparent } = request.trace;
    try {
      const outcome = await this.calendarSync.complete(who, redirect.data, traceparent);
      if (outcome !== 'connected') return outcome;
      // Signed out, or the account deleted, while Google was asked: nobody is left who wants it.
      if ((await this.sessions.resume(request, reply)) !== undefined) return outcome;
      await this.calendarSync.disconnect(who.accountId, traceparent);
      return 'signed_out';
    } catch (error) {
      if (!(error instanceof ServiceFault)) throw error;
      this.logger.error({ err: error, accountId: who.accountId }, 'a callback was not completed');
      return 'failed';
    }
  }
}
