import type { Method } from '../../crm-api/exchange.js';
import type { Appointment } from '../agent.client.js';
import type { ConnectedAgent } from './fault.world.js';

/** What was answered with a success; whatever else was answered may have happened or not. */
export interface Acknowledged {
  readonly id: string;
  /** The newest version that an answer named; null once a delete was answered with 204. */
  version: number | null;
}

/**
 * People who write without a pause until they are told to stop: create, edit, delete, and again.
 * They remember what they were promised.
 */
export class BusyAgents {
  readonly acknowledged = new Map<string, Acknowledged>();
  /** Writes that were answered with a success. */
  successes = 0;
  /** Writes that were answered with "try again in a moment". */
  refused = 0;
  /** Whatever else was answered. */
  readonly unexpected: string[] = [];
  #isStopped = false;
  readonly #working: Promise<void>[];

  constructor(agents: readonly ConnectedAgent[]) {
    this.#working = agents.map(async (agent) => this.#work(agent));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all(this.#working);
  }

  async #work({ agent, contactId }: ConnectedAgent): Promise<void> {
    const send = async (method: Method, path: string, body?: unknown): Promise<unknown> => {
      try {
        const {
          status,
          headers,
          text,
          body: told,
        } = await agent.browser.send(method, path, { body });
        const isRefused = status === 503 && headers['retry-after'] === '5';
        if (status < 300) this.successes += 1;
        else if (isRefused) this.refused += 1;
        else this.unexpected.push(`${method} ${path}: ${status} ${text}`);
        return status < 300 ? told : undefined;
      } catch (error) {
        this.unexpected.push(`${method} ${path}: ${String(error)}`);
        return undefined;
      }
    };
    for (let round = 1; !this.#isStopped; round += 1) {
      const made = (await send('POST', '/api/appointments', {
        contactId,
        kind: 'property_tour',
        title: `Tour ${round}`,
        startsAt: '2126-03-12T15:00:00Z',
        endsAt: '2126-03-12T16:00:00Z',
        timeZone: 'America/New_York',
      })) as Appointment | undefined;
      if (made === undefined) continue;
      const mine: Acknowledged = { id: made.id, version: made.version };
      this.acknowledged.set(made.id, mine);
      const path = `/api/appointments/${made.id}`;
      for (let edit = 1; edit <= round % 4; edit += 1) {
        const title = `Tour ${round}, edit ${edit}`;
        const edited = (await send('PATCH', path, { title })) as Appointment | undefined;
        if (edited !== undefined) mine.version = edited.version;
      }
      if (round % 5 === 0 && (await send('DELETE', path)) !== undefined) mine.version = null;
    }
  }
}
