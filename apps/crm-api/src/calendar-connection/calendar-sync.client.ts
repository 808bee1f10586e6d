import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { SignedClient } from '#shared/service-auth/index.js';
import type { SignedInAccount } from '../accounts/signed-in.decorator.js';

/** How connecting ended, as calendar-sync says it. */
export const connectOutcomes = [
  'connected',
  'denied',
  'scope_missing',
  'state_invalid',
  'state_used',
  'state_expired',
  'failed',
] as const;
export type ConnectOutcome = (typeof connectOutcomes)[number];

/** What Google's redirect carries. */
export interface GoogleRedirect {
  readonly state: string;
  readonly code?: string | undefined;
  readonly error?: string | undefined;
}

const urlAnswer = z.object({ url: z.url() });
const outcomeAnswer = z.object({ outcome: z.enum(connectOutcomes) });

/** Longer than the longest way there: Google's call timeout, and the patience with a turn. */
const patienceMs = 25_000;

/** It deletes a row; Google hears of it later. Who waits for it is disconnected all the same. */
const giveBackPatienceMs = 3_000;

/** What crm-api asks calendar-sync for. Every method throws ServiceFault. */
@Injectable()
export class CalendarSyncClient {
  constructor(private readonly client: SignedClient) {}

  /** @returns the address of Google's consent page */
  async authorize(
    who: SignedInAccount,
    redirectUri: string,
    traceContext: string,
  ): Promise<string> {
    const { url } = await this.client.call(
      {
        method: 'POST',
        path: `${pathOf(who.accountId)}/authorize`,
        body: { sessionHash: who.sessionHash.toString('hex'), redirectUri },
        timeoutMs: patienceMs,
        traceContext,
      },
      urlAnswer,
    );
    return url;
  }

  async complete(
    who: SignedInAccount,
    { state, code, error }: GoogleRedirect,
    traceContext: string,
  ): Promise<ConnectOutcome> {
    const { outcome } = await this.client.call(
      {
        method: 'POST',
        path: `${pathOf(who.accountId)}/complete`,
        body: { sessionHash: who.sessionHash.toString('hex'), state, code, error },
        timeoutMs: patienceMs,
        traceContext,
      },
      outcomeAnswer,
    );
    return outcome;
  }

  /**
   * Resolves when the tokens are deleted and their grant is on its way back to Google.
   * @param epoch of the connection that is meant: a later one is left alone
   */
  async giveBack(accountId: string, epoch: number, traceContext: string): Promise<void> {
    const path = `${pathOf(accountId)}/grants/${epoch}`;
    await this.client.call(
      { method: 'DELETE', path, timeoutMs: giveBackPatienceMs, traceContext },
      z.undefined(),
    );
  }
}

const pathOf = (accountId: string): string =>
  `/internal/connections/${encodeURIComponent(accountId)}`;
