import type { FaultRule } from './google.faults.js';
import type { JournalCall } from './journal.audit.js';
import type { StandingEvent } from './standing.event.js';

export interface PlannedFault {
  readonly id: string;
}

/** What people do in Google Calendar, and what the sandbox tells of it. */
export class GooglePeople {
  constructor(
    private readonly address: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Live events. */
  async events(account: string): Promise<StandingEvent[]> {
    const answer = await this.#call('GET', `/sandbox/accounts/${account}/events`);
    return (answer as { items: StandingEvent[] }).items;
  }

  /** An event of the person's own. @returns it as Google holds it */
  async makeOwn(account: string, event: object): Promise<StandingEvent> {
    return (await this.#call(
      'POST',
      `/sandbox/accounts/${account}/events`,
      event,
    )) as StandingEvent;
  }

  async edit(account: string, id: string, change: object): Promise<void> {
    await this.#call('PATCH', `/sandbox/accounts/${account}/events/${id}`, change);
  }

  async remove(account: string, id: string, purge: boolean): Promise<void> {
    const query = purge ? '?purge=true' : '';
    await this.#call('DELETE', `/sandbox/accounts/${account}/events/${id}${query}`);
  }

  async revoke(account: string): Promise<void> {
    await this.#call('POST', `/sandbox/accounts/${account}/revoke`);
  }

  async plan(rule: FaultRule): Promise<PlannedFault> {
    const { items } = (await this.#call('POST', '/sandbox/faults', rule)) as {
      items: [PlannedFault];
    };
    return items[0];
  }

  async endFaults(): Promise<void> {
    await this.#call('DELETE', '/sandbox/faults');
  }

  /** Calls on Google's paths, oldest first; `total` counts those that the sandbox forgot as well. */
  async journal(): Promise<{ readonly items: readonly JournalCall[]; readonly total: number }> {
    return (await this.#call('GET', '/sandbox/requests')) as {
      items: JournalCall[];
      total: number;
    };
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const answer = await fetch(this.address + path, {
      method,
      signal: this.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`the sandbox answered ${method} ${path} with ${answer.status}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}
