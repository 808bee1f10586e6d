import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createLogger } from '#shared/logging/index.js';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { CalendarGateway } from '../google/calendar.gateway.js';
import { GoogleFixture, testClient } from '../google/google.fixture.js';
import type { Delivery } from '../relay/change.handler.js';
import { appointmentId } from './appointment.fixture.js';
import { CalendarHandler } from './calendar.handler.js';
import { agentId, deletion, upsert } from './delivery.fixture.js';
import { parseEventId } from './event.identity.js';
import { MemoryGate } from './memory-gate.fixture.js';

const account = 'ana@example.com';

/** What can happen to an appointment and its event. */
type Happening =
  /** ALT changes it; the lane now wants this version. */
  | { readonly kind: 'edit'; readonly title: string }
  | { readonly kind: 'delete' }
  /** The relay delivers what is wanted; perhaps the process dies before it can settle. */
  | { readonly kind: 'deliver'; readonly crash: boolean }
  /** The same, while Google fails at the nth call: before or after it did its work. */
  | { readonly kind: 'disturbed'; readonly call: number; readonly when: 'before' | 'after' }
  /** The person, in Google. */
  | { readonly kind: 'rename' }
  | { readonly kind: 'bin' }
  | { readonly kind: 'purge' };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('edit'), title: fc.constantFrom('A', 'B', 'C') }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver'), crash: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('disturbed'),
      call: fc.integer({ min: 0, max: 2 }),
      when: fc.constantFrom('before', 'after'),
    }),
  },
  { weight: 4, arbitrary: fc.constantFrom({ kind: 'rename' }, { kind: 'bin' }, { kind: 'purge' }) },
);

describe('whatever happened before', () => {
  const google = new GoogleFixture(buildSandbox(testClient));
  let gate: MemoryGate;
  let handler: CalendarHandler;

  beforeAll(() => google.start());
  afterAll(() => google.stop());

  const start = async (): Promise<void> => {
    await google.reset();
    gate = new MemoryGate();
    const { access_token: accessToken } = await google.grant(account);
    gate.grants.set(agentId, { kind: 'granted', accessToken, epoch: 1 });
    const gateway = new CalendarGateway(google.settings());
    handler = new CalendarHandler(gate, gateway, createLogger('test', 'silent'));
  };
  const events = async (query = '') => {
    const { items } = (await google.control('GET', `accounts/${account}/events${query}`)) as {
      items: { id: string; summary: string }[];
    };
    return items;
  };
  const person = async (kind: 'rename' | 'bin' | 'purge'): Promise<void> => {
    for (const { id } of await events(kind === 'purge' ? '?showDeleted=true' : '')) {
      const path = `accounts/${account}/events/${id}`;
      if (kind === 'rename') await google.control('PATCH', path, { summary: 'By hand' });
      else await google.control('DELETE', `${path}${kind === 'purge' ? '?purge=true' : ''}`);
    }
  };

  /** The lane, as far as a delivery sees it. */
  class Lane {
    version = 0;
    title: string | null = null;
    receipt: unknown = null;

    want(title: string | null): void {
      this.version += 1;
      this.title = title;
    }

    delivery(): Delivery {
      return this.title === null
        ? deletion(this.version, this.receipt)
        : upsert(this.version, { title: this.title }, this.receipt);
    }

    async deliver(settles: boolean): Promise<string> {
      const verdict = await handler.handle(this.delivery(), new AbortController().signal);
      if (settles && verdict.kind === 'done') this.receipt = verdict.receipt;
      return verdict.kind;
    }
  }

  const happen = async (lane: Lane, what: Happening): Promise<void> => {
    switch (what.kind) {
      case 'edit':
        return lane.want(what.title);
      case 'delete':
        return lane.want(null);
      case 'deliver':
        await lane.deliver(!what.crash);
        return;
      case 'disturbed': {
        // The calls before the disturbed one pass through a rule that does nothing.
        const passing = Array.from({ length: what.call }, () => ({ delayMs: 0.001 }));
        await google.control('POST', 'faults', [...passing, { when: what.when, reset: true }]);
        await lane.deliver(true);
        await google.control('DELETE', 'faults');
        return;
      }
      case 'rename':
      case 'bin':
      case 'purge':
        await person(what.kind);
    }
  };

  it('one delivery brings the calendar to what ALT wants, and a second one writes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (happenings) => {
        await start();
        const lane = new Lane();
        lane.want('A');
        for (const what of happenings) await happen(lane, what);

        expect(await lane.deliver(true)).toBe('done');

        const shown = (await events()).map(({ id, summary }) => [
          parseEventId(id)?.appointmentId,
          summary,
        ]);
        expect(shown).toEqual(lane.title === null ? [] : [[appointmentId, lane.title]]);

        await google.control('DELETE', 'requests');
        expect(await lane.deliver(true)).toBe('done');
        const writes = (await google.calls()).filter(
          ({ method, status }) => method !== 'GET' && status !== null && status < 300,
        );
        expect(writes).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
