import type { Sent } from '../crm-api/exchange.js';
import type { Operation } from './api.description.js';
import { brokenBody, type GeneratedBody, validBody } from './body.generator.js';
import type { Dice } from './dice.js';
import type { FuzzWorld } from './fuzz.world.js';
import {
  hostileCursors,
  hostilePathIds,
  hostileQueries,
  ifMatches,
  offTheMap,
  origins,
} from './hostile.requests.js';

export interface FuzzRequest extends Sent {
  /** undefined: at an address or with a method that belongs to none. */
  readonly operation: Operation | undefined;
  readonly isSignedIn: boolean;
  /** From another site's page. */
  readonly isForeign: boolean;
  /** Its path names what belongs to somebody else. */
  readonly namesAnothers: boolean;
}

/** How much of a request is broken. */
export type Temper = 'valid' | 'broken' | 'lost';

export class RequestGenerator {
  constructor(
    private readonly dice: Dice,
    private readonly world: FuzzWorld,
  ) {}

  generate(operation: Operation, temper: Temper): FuzzRequest {
    if (temper === 'lost') return this.#lost(operation);
    const { dice, world } = this;
    const isBroken = temper === 'broken';
    const id = isBroken && dice.oneIn(4) ? this.#strangeId(operation) : world.idFor(operation);
    const cookie = isBroken && dice.oneIn(8) ? this.#strangeCookie() : world.cookie;
    const foreign = isBroken && dice.oneIn(12) ? dice.pick(origins) : undefined;
    const body = this.#bodyOf(operation, isBroken);
    return {
      operation,
      method: operation.method,
      path: operation.path.replace('{id}', id) + this.#queryOf(operation, isBroken),
      headers: {
        ...(cookie === undefined ? {} : { cookie }),
        ...(foreign === undefined ? {} : { origin: foreign }),
        ...this.#ifMatchOf(operation, isBroken),
        ...(isBroken && dice.oneIn(10)
          ? { traceparent: dice.pick(['', '00-0-0-00', 'x'.repeat(999)]) }
          : {}),
        ...(body === undefined ? {} : { 'content-type': body.contentType }),
      },
      ...(body === undefined ? {} : { body: body.bytes }),
      isSignedIn: cookie === world.cookie,
      isForeign: foreign !== undefined && operation.method !== 'GET',
      namesAnothers: operation.path.includes('{id}') && world.isAnothers(id),
    };
  }

  #bodyOf({ body, id }: Operation, isBroken: boolean): GeneratedBody | undefined {
    if (body === undefined) {
      // Where none is asked for, some send one all the same.
      return isBroken && this.dice.oneIn(3)
        ? {
            contentType: 'application/json',
            bytes: this.dice.pick(['{}', '', 'null', '{"a":1}', '{']),
          }
        : undefined;
    }
    const known = this.world.knownFieldsOf(id);
    if (!isBroken || this.dice.oneIn(5)) return validBody(this.dice, body, known);
    return this.dice.oneIn(20) ? undefined : brokenBody(this.dice, body, known);
  }

  #queryOf({ query }: Operation, isBroken: boolean): string {
    if (query.length === 0 && !(isBroken && this.dice.oneIn(6))) return '';
    if (isBroken) {
      const isPaged = query.includes('cursor') && this.dice.oneIn(2);
      return `?${this.dice.pick(isPaged ? this.#cursorQueries() : hostileQueries)}`;
    }
    const values: Readonly<Record<string, string>> = {
      limit: String(1 + this.dice.below(100)),
      from: '2026-01-01T00:00:00Z',
      to: '2027-01-01T00:00:00%2B01:00',
      q: 'jordan',
      state: 's'.repeat(43),
      code: '4/0abc',
    };
    const given = query.filter((name) => values[name] !== undefined && this.dice.oneIn(2));
    const pairs = given.map((name) => `${name}=${values[name]}`);
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  }

  #cursorQueries(): string[] {
    const written = Buffer.from(this.dice.pick(hostileCursors)).toString('base64url');
    const [handedOut = written] = this.world.cursors;
    return [written, handedOut, handedOut.slice(1), `${handedOut}x`].map((one) => `cursor=${one}`);
  }

  #ifMatchOf({ takesIfMatch }: Operation, isBroken: boolean): Record<string, string> {
    return takesIfMatch && isBroken && this.dice.oneIn(2)
      ? { 'if-match': this.dice.pick(ifMatches) }
      : {};
  }

  #strangeId(operation: Operation): string {
    const anothers = this.world.anothersIdFor(operation);
    return this.dice.oneIn(2)
      ? this.dice.pick([anothers, anothers.toUpperCase()])
      : this.dice.pick([...hostilePathIds, ...this.world.goneIds]);
  }

  #strangeCookie(): string | undefined {
    const { cookie } = this.world;
    const [name = '', value = ''] = cookie.split('=', 2);
    if (this.dice.oneIn(4)) return undefined;
    return this.dice.pick([
      `${name}=`,
      `${name}=${value.slice(0, 20)}`,
      `${name}=${value.replace('.', 'A.')}`,
      `${name}=%00`,
      `${name}=s%3A${value}`,
      `other=${value}`,
      `${name}=${'x'.repeat(4_000)}`,
      '=;=',
    ]);
  }

  #lost({ path, method, id }: Operation): FuzzRequest {
    const { dice, world } = this;
    const headers = { cookie: world.cookie };
    const rest = { operation: undefined, isSignedIn: true, isForeign: false, namesAnothers: false };
    if (dice.oneIn(2)) return { ...rest, method, path: dice.pick(offTheMap), headers };
    const other = dice.pick(['PUT', 'OPTIONS', 'HEAD'] as const);
    return { ...rest, method: other, path: path.replace('{id}', world.cursors[0] ?? id), headers };
  }
}
