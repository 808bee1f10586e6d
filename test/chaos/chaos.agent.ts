import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, Browser } from '../crm-api/browser.js';
import type { Method } from '../crm-api/exchange.js';
import { ApiAway, type ApiDoor } from './api.door.js';

/** The domain of the agents' sign-ins; the fuzzer's people are elsewhere. */
export const agentDomain = 'chaos.example';

/** Part of each client's name: it must be in no log. */
export const clientMark = 'Zwetschgenbaum';

/** Part of each password. */
export const passwordMark = 'Quittengelee';

/** From a refused request to the next attempt. */
const againMs = 150;

/** When an agent's connection was given, and taken away: milliseconds since the epoch. */
export interface Disconnection {
  readonly answeredMs: number;
  /** When the agent began to connect again; Infinity: never. */
  reconnectMs: number;
}

/** Somebody with appointments and a calendar. Each has one Google account for good. */
export class ChaosAgent {
  readonly account: string;
  readonly disconnections: Disconnection[] = [];
  readonly contactIds: string[] = [];
  /** Live appointments, as far as the answers tell. */
  readonly appointmentIds: string[] = [];
  /** Appointments whose events people changed in Google: they need another version at the end. */
  readonly tampered = new Set<string>();
  wantsConnection = true;
  id = '';
  readonly #browser: Browser;
  /** One at a time connects and disconnects: what a person does with two windows is not the point. */
  #settings: Promise<unknown> = Promise.resolve();

  constructor(
    readonly number: number,
    door: ApiDoor,
    private readonly signal: AbortSignal,
  ) {
    this.account = `agent${number}@gmail.example`;
    this.#browser = new Browser(door.exchange);
  }

  /** @throws ApiAway when it is not known what became of it */
  async send(method: Method, path: string, body?: unknown): Promise<Answer> {
    this.signal.throwIfAborted();
    return this.#browser.send(method, path, { body });
  }

  async signUp(): Promise<void> {
    const name = `Agent ${this.number}`;
    const email = `agent${this.number}@${agentDomain}`;
    const password = `${passwordMark} ${this.number}`;
    const answer = await this.send('POST', '/api/accounts', { name, email, password });
    if (answer.status !== 201) throw new Error(`no account: ${answer.status} ${answer.text}`);
    this.id = String(answer.body['id']);
  }

  /** By Google's consent page. @returns when it is connected */
  async connect(): Promise<void> {
    await this.#alone(async () => {
      this.wantsConnection = true;
      const last = this.disconnections.at(-1);
      if (last !== undefined) last.reconnectMs = Math.min(last.reconnectMs, Date.now());
      await this.#untilDone(async () => (await this.#consent()) === '?calendar=connected');
    });
  }

  /** @returns when it was answered: from then on nothing may be written */
  async disconnect(): Promise<void> {
    await this.#alone(async () => {
      this.wantsConnection = false;
      await this.#untilDone(
        async () => (await this.send('DELETE', '/api/calendar-connection')).status === 204,
      );
      this.disconnections.push({ answeredMs: Date.now(), reconnectMs: Infinity });
    });
  }

  async #consent(): Promise<string> {
    const begun = await this.send('POST', '/api/calendar-connection/authorize');
    if (begun.status !== 200) return `${begun.status}`;
    // The choice is sent with the request itself, so that agents who connect at once do not mix.
    const atGoogle = await fetch(String(begun.body['url']), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email: this.account, decision: 'allow' }),
      signal: this.signal,
    });
    const back = atGoogle.headers.get('location');
    if (back === null) throw new Error(`the consent page answered ${atGoogle.status}`);
    const { pathname, search } = new URL(back);
    const landed = await this.send('GET', pathname + search);
    return new URL(String(landed.headers['location'] ?? '/'), back).search;
  }

  async #untilDone(attempt: () => Promise<boolean>): Promise<void> {
    for (;;) {
      try {
        if (await attempt()) return;
      } catch (error) {
        if (!(error instanceof ApiAway)) throw error;
      }
      await pause(againMs, undefined, { signal: this.signal });
    }
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    const turn = this.#settings.then(work);
    this.#settings = turn.catch(() => undefined);
    await turn;
  }
}
