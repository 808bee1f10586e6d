import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../simulation/random.js';
import type { AcknowledgedLedger } from './acknowledged.ledger.js';
import { ApiAway } from './api.door.js';
import { draft, type Fields, patch } from './appointment.bodies.js';
import { type ChaosAgent, clientMark } from './chaos.agent.js';

/** How many write at once. */
const hands = 16;

/** After crm-api was away. */
const restMs = 100;

/** Writes changes at a bounded rate, as agents at work. */
export class ChangeWriter {
  /** Answers that a correct request must not get. */
  readonly refusals: string[] = [];
  #titles = 0;

  constructor(
    private readonly seed: number,
    private readonly agents: readonly ChaosAgent[],
    private readonly ledger: AcknowledgedLedger,
    private readonly signal: AbortSignal,
  ) {}

  /** @returns when `total` changes were acknowledged */
  async write(total: number, perSecond: number): Promise<void> {
    const began = performance.now();
    const due = (): number => ((performance.now() - began) / 1_000) * perSecond;
    let begun = 0;
    const work = async (hand: number): Promise<void> => {
      const random = new Random(`${this.seed} writer ${hand}`);
      while (this.ledger.changes < total) {
        if (begun > due()) {
          await pause(5, undefined, { signal: this.signal });
          continue;
        }
        begun += 1;
        await this.#patiently(() => this.#change(random));
        // What was away does not have to be caught up with in one moment.
        begun = Math.max(begun, due() - perSecond);
      }
    };
    await Promise.all(Array.from({ length: hands }, (_, hand) => work(hand)));
  }

  /** Another version of one appointment, until it is acknowledged or the appointment is gone. */
  async touch(agent: ChaosAgent, id: string): Promise<void> {
    await this.#patiently(() => this.#edit(agent, id, { title: this.#title() }));
  }

  async #patiently(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiAway)) throw error;
      await pause(restMs, undefined, { signal: this.signal });
    }
  }

  async #change(random: Random): Promise<void> {
    const agent = random.pick(this.agents);
    if (agent.contactIds.length === 0 || random.chance(0.01)) return this.#meet(agent);
    const contactId = random.pick(agent.contactIds);
    const what = random.weighted({ create: 30, edit: 40, crowd: 5, delete: 15, rename: 1 });
    if (agent.appointmentIds.length === 0 || what === 'create') {
      return this.#create(agent, draft(random, contactId, this.#title()));
    }
    const id = random.pick(agent.appointmentIds);
    switch (what) {
      case 'edit':
        return this.#edit(agent, id, patch(random, this.#title()));
      case 'crowd': {
        const edits = Array.from({ length: 3 }, () => patch(random, this.#title()));
        await Promise.all(edits.map((one) => this.#patiently(() => this.#edit(agent, id, one))));
        return;
      }
      case 'delete':
        return this.#delete(agent, id);
      case 'rename': {
        const name = `${clientMark} ${random.whole(1_000_000)}`;
        await agent.send('PATCH', `/api/contacts/${contactId}`, { name });
        return;
      }
    }
  }

  async #meet(agent: ChaosAgent): Promise<void> {
    const name = `${clientMark} of ${agent.number}`;
    const body = { name, email: 'client@example.com', phone: '+1 555 0100' };
    const answer = await agent.send('POST', '/api/contacts', body);
    if (answer.status === 201) agent.contactIds.push(String(answer.body['id']));
    else this.refusals.push(`a contact was answered with ${answer.status}: ${answer.text}`);
  }

  async #create(agent: ChaosAgent, fields: Fields): Promise<void> {
    const { status, body, text } = await agent.send('POST', '/api/appointments', fields);
    if (status !== 201) {
      this.refusals.push(`a create was answered with ${status}: ${text}`);
      return;
    }
    const id = String(body['id']);
    agent.appointmentIds.push(id);
    this.ledger.written(id, Number(body['version']), String(body['title']));
  }

  async #edit(agent: ChaosAgent, id: string, fields: Fields): Promise<void> {
    const { status, body, text } = await agent.send('PATCH', `/api/appointments/${id}`, fields);
    if (status === 200) this.ledger.written(id, Number(body['version']), String(body['title']));
    else this.#refused('an edit', agent, id, status, text);
  }

  async #delete(agent: ChaosAgent, id: string): Promise<void> {
    const { status, text } = await agent.send('DELETE', `/api/appointments/${id}`);
    if (status === 204) {
      this.ledger.deleted(id);
      forget(agent, id);
    } else this.#refused('a delete', agent, id, status, text);
  }

  /** Somebody else, or an attempt that was not answered, may have deleted it. */
  #refused(what: string, agent: ChaosAgent, id: string, status: number, text: string): void {
    if (status === 404) forget(agent, id);
    else this.refusals.push(`${what} was answered with ${status}: ${text}`);
  }

  #title(): string {
    this.#titles += 1;
    return `Tour no. ${this.#titles}`;
  }
}

function forget({ appointmentIds }: ChaosAgent, id: string): void {
  const place = appointmentIds.indexOf(id);
  if (place >= 0) appointmentIds.splice(place, 1);
}
