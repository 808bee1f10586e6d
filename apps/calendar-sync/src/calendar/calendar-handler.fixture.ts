import { createLogger } from '#shared/logging/index.js';
import { CalendarGateway } from '../google/calendar.gateway.js';
import { GoogleFixture } from '../google/google.fixture.js';
import type { GoogleSettings } from '../google/google.config.js';
import type { Delivery, Verdict } from '../relay/change.handler.js';
import { CalendarHandler } from './calendar.handler.js';
import { agentId } from './delivery.fixture.js';
import { MemoryGate } from './memory-gate.fixture.js';

export const account = 'ana@example.com';

/** An event as the person sees it in Google Calendar. */
export interface ShownEvent {
  readonly id: string;
  readonly summary: string;
  readonly status: string;
}

/** A handler, the agent's connection and a sandbox. `begin` before each test. */
export class HandlerFixture extends GoogleFixture {
  gate = new MemoryGate();
  #handler: CalendarHandler | undefined;

  async begin(): Promise<void> {
    await this.reset();
    this.gate = new MemoryGate();
    this.#handler = this.handler();
    await this.connect(account, 3);
  }

  handler(settings: Partial<GoogleSettings> = {}): CalendarHandler {
    const gateway = new CalendarGateway(this.settings(settings));
    return new CalendarHandler(this.gate, gateway, createLogger('test', 'silent'), () => 0);
  }

  /** The agent's connection becomes that of an account, with a good token. */
  async connect(email: string, epoch: number, scopes?: readonly string[]): Promise<void> {
    const { access_token: accessToken } = await this.grant(email, scopes);
    this.gate.grants.set(agentId, { kind: 'granted', accessToken, epoch });
  }

  handle(
    delivery: Delivery,
    signal: AbortSignal = new AbortController().signal,
    handler = this.#handler ?? this.handler(),
  ): Promise<Verdict> {
    return handler.handle(delivery, signal);
  }

  /** Delivers, and answers the receipt that the lane would keep. */
  async deliver(delivery: Delivery): Promise<unknown> {
    const verdict = await this.handle(delivery);
    if (verdict.kind !== 'done') throw new Error(`not done: ${JSON.stringify(verdict)}`);
    return verdict.receipt;
  }

  /** What the person does in Google. @param path below their events */
  person(method: string, path: string, body?: object): Promise<unknown> {
    return this.control(method, `accounts/${account}/events${path}`, body);
  }

  /** What the person sees there. */
  async calendar(): Promise<readonly ShownEvent[]> {
    const { items } = (await this.person('GET', '')) as { items: ShownEvent[] };
    return items.map(({ id, summary, status }) => ({ id, summary, status }));
  }

  /** The calls that `work` made, and how they were answered. */
  async callsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
    await this.control('DELETE', 'requests');
    await work();
    return this.transcript();
  }
}
