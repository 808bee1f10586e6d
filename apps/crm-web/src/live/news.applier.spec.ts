import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, type QueryKey, QueryObserver } from '@tanstack/react-query';
import { ProblemError } from '../api/problem.error.js';
import { anAppointment } from '../appointments/appointment.fixture.js';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import type { Appointment } from '../appointments/appointment.lists.js';
import { beingDeleted } from '../appointments/being.deleted.js';

// What asks the API looks for its page’s address at once.
Object.assign(globalThis, { location: new URL('http://alt.example') });
const { NewsApplier } = await import('./news.applier.js');

/** A question that a page keeps asking, answered when the test says so. */
class Asked<Answer> {
  begun = 0;
  cancelled = 0;
  readonly #answers: PromiseWithResolvers<Answer>[] = [];

  constructor(
    private readonly client: QueryClient,
    private readonly queryKey: QueryKey,
  ) {
    const queryFn = ({ signal }: { signal: AbortSignal }): Promise<Answer> => {
      this.begun += 1;
      signal.addEventListener('abort', () => (this.cancelled += 1));
      const answer = Promise.withResolvers<Answer>();
      this.#answers.push(answer);
      return answer.promise;
    };
    new QueryObserver(client, { queryKey, queryFn, retry: false }).subscribe(() => undefined);
  }

  get shown(): Answer | undefined {
    return this.client.getQueryData<Answer>(this.queryKey);
  }

  get isFresh(): boolean {
    return this.client.getQueryState(this.queryKey)?.isInvalidated === false;
  }

  /** Of the last one that was begun, once it is taken in. */
  async answer(answer: Answer): Promise<void> {
    this.#answers.at(-1)?.resolve(answer);
    await new Promise(setImmediate);
  }

  /** No answer, for good. */
  async fail(error: Error): Promise<void> {
    this.#answers.at(-1)?.reject(error);
    await new Promise(setImmediate);
  }
}

let cache: QueryClient;
let applier: InstanceType<typeof NewsApplier>;
beforeEach(() => {
  cache = new QueryClient();
  cache.mount();
  applier = new NewsApplier(cache);
});
afterEach(() => {
  applier.stop();
  beingDeleted.clear();
  cache.unmount();
  cache.clear();
});

const older = anAppointment({ version: 1 });
const newer = { ...older, version: 2, title: 'Second tour' };
const other = anAppointment();
const key = appointmentKeys.list({ contactId: older.contactId });
const askedList = () => new Asked<readonly Appointment[]>(cache, key);

describe('news that come while an answer is on its way', () => {
  it('cancel nothing, however many they are, and have it asked once more', async () => {
    const list = askedList();
    await list.answer([older]);
    void cache.invalidateQueries({ queryKey: key });
    for (let version = 2; version < 100; version += 1) {
      applier.apply({ event: 'appointment', data: { ...older, version } });
    }
    expect([list.begun, list.cancelled]).toEqual([2, 0]);
    await list.answer([older]);
    expect([list.begun, list.cancelled]).toEqual([3, 0]);
    await list.answer([{ ...older, version: 99 }]);
    expect([list.begun, list.cancelled, list.isFresh]).toEqual([3, 0, true]);
    expect(list.shown).toEqual([{ ...older, version: 99 }]);
  });

  it('are not covered for good by a first answer that is older', async () => {
    const list = askedList();
    applier.apply({ event: 'appointment', data: newer });
    await list.answer([older]);
    expect(list.begun).toBe(2);
    await list.answer([newer]);
    expect(list.shown).toEqual([newer]);
  });

  it('are not covered for good where something is gone', async () => {
    const list = askedList();
    await list.answer([older, other]);
    void cache.invalidateQueries({ queryKey: key });
    applier.apply({ event: 'appointment-deleted', data: { id: other.id } });
    await list.answer([older, other]);
    await list.answer([older]);
    expect([list.begun, list.cancelled, list.shown]).toEqual([3, 0, [older]]);
  });

  it('are shown at once, also where the calendar stands, and hold against what is older', async () => {
    const connection = new Asked<object>(cache, ['calendar-connection']);
    const now = { state: 'connected', waiting: 0 } as never;
    applier.apply({ event: 'connection', data: now });
    expect(connection.shown).toEqual(now);
    await connection.answer({ state: 'not_connected' });
    expect([connection.begun, connection.cancelled]).toEqual([2, 0]);
    await connection.answer(now);
    expect(connection.shown).toEqual(now);
  });

  it('have nothing asked once more that failed: whoever looks is told, and asks again', async () => {
    const list = askedList();
    applier.apply({ event: 'appointment', data: newer });
    await list.fail(new Error('no answer'));
    expect(list.begun).toBe(1);
  });

  it('have nothing asked where nothing is on its way', async () => {
    const list = askedList();
    await list.answer([older]);
    applier.apply({ event: 'appointment', data: newer });
    expect([list.begun, list.shown]).toEqual([1, [newer]]);
  });
});

describe('being told to read anew', () => {
  it('asks for all that is shown but who is signed in', async () => {
    const list = askedList();
    const session = new Asked<object>(cache, ['session']);
    await list.answer([older]);
    await session.answer({ id: 'ana' });
    applier.apply({ event: 'resync' });
    expect([list.begun, session.begun]).toEqual([2, 1]);
  });

  it('waits for what is asked already, and then asks once more', async () => {
    const list = askedList();
    await list.answer([older]);
    for (let times = 0; times < 10; times += 1) applier.apply({ event: 'resync' });
    expect([list.begun, list.cancelled]).toEqual([2, 0]);
    await list.answer([older]);
    expect([list.begun, list.cancelled]).toEqual([3, 0]);
    await list.answer([newer]);
    expect([list.begun, list.shown]).toEqual([3, [newer]]);
  });

  it('does not ask anew for what is refused, and would look as if it were on its way', async () => {
    const one = new Asked<Appointment>(cache, appointmentKeys.one(older.id));
    await one.fail(new ProblemError({ title: 'No such appointment' } as never, 404));
    applier.apply({ event: 'resync' });
    expect(one.begun).toBe(1);
  });

  it('says so of what nobody looks at when it is looked at again', async () => {
    cache.setQueryData(key, [older]);
    applier.apply({ event: 'resync' });
    expect(cache.getQueryState(key)?.isInvalidated).toBe(true);
  });
});

describe('what is told of an appointment', () => {
  const waiting: Appointment = { ...older, sync: { ...older.sync, state: 'waiting' } };

  it('is that it reached the calendar', () => {
    cache.setQueryData(key, [waiting]);
    const ending = { title: older.title, state: 'synced', reason: null };
    expect(applier.apply({ event: 'appointment', data: older })).toEqual(ending);
  });

  it('is nothing where the person has deleted it', () => {
    cache.setQueryData(appointmentKeys.one(older.id), waiting);
    beingDeleted.add(older.id);
    expect(applier.apply({ event: 'appointment', data: older })).toBeUndefined();
  });
});
