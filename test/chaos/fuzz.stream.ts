import { setTimeout as pause } from 'node:timers/promises';
import { fuzz } from '../fuzz/fuzz.run.js';
import { GoogleControl } from '../system/google.control.js';
import { ApiAway, ApiDoor } from './api.door.js';
import type { OwnerDatabase } from './owner.database.js';
import { ScopedWitness } from './scoped.witness.js';

/** Requests of one world of people; one that a crash cut short is left, and another one made. */
const sliceSize = 250;

/** What a request met that crm-api, or who is behind it, was away for. */
const away = /ECONNREFUSED|ECONNRESET|EPIPE|socket hang up|: 503 /;

export interface FuzzPlace {
  readonly seed: number;
  readonly number: number;
  readonly address: string;
  readonly sandbox: string;
  readonly owner: OwnerDatabase;
  readonly signal: AbortSignal;
}

/** Sends broken requests while everything else goes on. */
export class FuzzStream {
  readonly faults: string[] = [];
  readonly door: ApiDoor;
  sent = 0;
  #worlds = 0;

  constructor(private readonly place: FuzzPlace) {
    this.door = new ApiDoor(place.address);
  }

  async send(total: number): Promise<void> {
    while (this.sent < total) {
      this.place.signal.throwIfAborted();
      await this.#slice(Math.min(sliceSize, total - this.sent));
    }
    this.door.close();
  }

  async #slice(requests: number): Promise<void> {
    this.#worlds += 1;
    const { number, owner, address, sandbox, signal } = this.place;
    const domain = `fuzz${number}w${this.#worlds}.example`;
    const seed = this.place.seed + number * 10_000 + this.#worlds;
    try {
      const { faults } = await fuzz(
        { seed, requests },
        {
          address,
          domain,
          google: new GoogleControl(sandbox),
          witness: new ScopedWitness(owner, domain),
          exchange: async (sent) => {
            signal.throwIfAborted();
            this.sent += 1;
            return this.door.exchange(sent);
          },
          isAway: (error) => error instanceof ApiAway,
        },
      );
      this.faults.push(...faults.map((fault) => `${domain}, seed ${seed}, ${fault}`));
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ApiAway) && !away.test(String(error))) throw error;
      await pause(300, undefined, { signal });
    }
  }
}
