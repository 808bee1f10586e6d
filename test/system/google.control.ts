/** An event as Google shows it; only what the tests look at. */
export interface CalendarEvent {
  readonly id: string;
  readonly status: string;
  readonly summary: string;
  readonly description?: string;
  readonly location?: string;
  readonly start: {
    readonly dateTime?: string;
    readonly date?: string;
    readonly timeZone?: string;
  };
  readonly end: { readonly dateTime?: string; readonly date?: string; readonly timeZone?: string };
  readonly source?: { readonly title: string; readonly url: string };
  readonly extendedProperties?: { readonly private?: Readonly<Record<string, string>> };
}

export interface GoogleCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly account: string | null;
  readonly operation: string;
  readonly eventId: string | null;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The sandbox's control paths: what a person does in Google, and what a test wants to know. */
export class GoogleControl {
  constructor(readonly address: string) {}

  async events(account: string): Promise<CalendarEvent[]> {
    return (await this.#call<{ items: CalendarEvent[] }>('GET', eventsOf(account))).items;
  }

  async calls(): Promise<GoogleCall[]> {
    return (await this.#call<{ items: GoogleCall[] }>('GET', '/sandbox/requests')).items;
  }

  /** Calls that wrote, or tried to write, an event. */
  async writes(): Promise<GoogleCall[]> {
    const calls = await this.calls();
    return calls.filter(({ method, path }) => path.startsWith('/calendar/') && method !== 'GET');
  }

  async forgetCalls(): Promise<void> {
    await this.#call('DELETE', '/sandbox/requests');
  }

  async settings(changes: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#call('POST', '/sandbox/settings', changes);
  }

  /** What the person writes into their calendar by hand. @returns the new event's id */
  async personMakes(account: string, event: Readonly<Record<string, unknown>>): Promise<string> {
    return (await this.#call<CalendarEvent>('POST', eventsOf(account), event)).id;
  }

  async personEdits(account: string, id: string, change: object): Promise<void> {
    await this.#call('PATCH', `${eventsOf(account)}/${id}`, change);
  }

  /** @param forGood out of the bin as well: Google never gives the id to anybody again */
  async personDeletes(account: string, id: string, forGood = false): Promise<void> {
    await this.#call('DELETE', `${eventsOf(account)}/${id}?purge=${forGood}`);
  }

  async consent(answer: {
    readonly email: string;
    /** ask: what was decided in advance is forgotten, and the page waits for a person. */
    readonly decision: 'allow' | 'deny' | 'ask';
    readonly scopes?: readonly string[];
  }): Promise<void> {
    await this.#call('POST', '/sandbox/consent', answer);
  }

  async fault(rule: Readonly<Record<string, unknown>>): Promise<void> {
    await this.#call('POST', '/sandbox/faults', rule);
  }

  async clearFaults(): Promise<void> {
    await this.#call('DELETE', '/sandbox/faults');
  }

  async revoke(account: string): Promise<void> {
    await this.#call('POST', `/sandbox/accounts/${encodeURIComponent(account)}/revoke`);
  }

  async #call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await fetch(this.address + path, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }
}

const eventsOf = (account: string): string =>
  `/sandbox/accounts/${encodeURIComponent(account)}/events`;
