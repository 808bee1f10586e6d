import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { testClient } from '../google/google.fixture.js';
import { appointmentId } from './appointment.fixture.js';
import { account, HandlerFixture, type ShownEvent } from './calendar-handler.fixture.js';
import { agentId, deletion, upsert } from './delivery.fixture.js';
import { eventIdOf } from './event.identity.js';

const eventId = eventIdOf(appointmentId, 0);
const nextId = eventIdOf(appointmentId, 1);

describe('delivering a change to Google Calendar', () => {
  const calendar = new HandlerFixture(buildSandbox(testClient));

  beforeAll(() => calendar.start());
  afterAll(() => calendar.stop());
  beforeEach(() => calendar.begin());

  const shown = (summary: string, id = eventId): readonly ShownEvent[] => [
    { id, summary, status: 'confirmed' },
  ];

  describe('in the usual case is one call', () => {
    it('for a new appointment', async () => {
      expect(await calendar.callsOf(() => calendar.deliver(upsert(1, { title: 'Tour' })))).toEqual([
        'insert 200',
      ]);
      expect(await calendar.calendar()).toEqual(shown('Tour'));
    });

    it('for an edit', async () => {
      const receipt = await calendar.deliver(upsert(1));
      const calls = await calendar.callsOf(() =>
        calendar.deliver(upsert(2, { title: 'Moved' }, receipt)),
      );
      expect(calls).toEqual(['update 200']);
      expect(await calendar.calendar()).toEqual(shown('Moved'));
    });

    it('for a delete', async () => {
      const receipt = await calendar.deliver(upsert(1));
      expect(await calendar.callsOf(() => calendar.deliver(deletion(2, receipt)))).toEqual([
        'delete 204',
      ]);
      expect(await calendar.calendar()).toEqual([]);
    });
  });

  it('leaves behind the link to the event', async () => {
    expect(await calendar.deliver(upsert(4))).toEqual({
      eventId,
      generation: 0,
      version: 4,
      account: 'ana@example.com',
      eventUrl: expect.stringMatching(/^https:\/\/www\.google\.com\/calendar\/event\?eid=/),
      deleted: false,
      etag: expect.stringMatching(/^"\d+"$/),
    });
  });

  it('removes what an edit takes away', async () => {
    const receipt = await calendar.deliver(upsert(1));
    await calendar.deliver(upsert(2, { location: null, notes: null }, receipt));
    const { items } = (await calendar.person('GET', '')) as { items: object[] };
    expect(items[0]).not.toHaveProperty('location');
    expect(items[0]).toMatchObject({ description: expect.stringMatching(/^Client: /) });
  });

  it('turns a time into whole days and back', async () => {
    const days = { allDay: true, startsOn: '2026-06-01', endsOn: '2026-06-02', timeZone: 'UTC' };
    const first = await calendar.deliver(upsert(1));
    const second = await calendar.deliver(upsert(2, { times: { ...days, allDay: true } }, first));
    const third = await calendar.deliver(upsert(3, {}, second));
    expect(await calendar.callsOf(() => calendar.deliver(upsert(3, {}, third)))).toEqual([
      'get 200',
    ]);
  });

  describe('repeated, writes nothing that stands there already', () => {
    it('after a crash between Google’s answer and the settle of an insert', async () => {
      await calendar.deliver(upsert(1));
      const again = await calendar.callsOf(() => calendar.deliver({ ...upsert(1), attempt: 2 }));
      expect(again).toEqual(['insert 409', 'get 200']);
      expect(await calendar.calendar()).toHaveLength(1);
    });

    it('after a crash between Google’s answer and the settle of an update', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.deliver(upsert(2, { title: 'Moved' }, receipt));
      const again = await calendar.callsOf(() =>
        calendar.deliver(upsert(2, { title: 'Moved' }, receipt)),
      );
      expect(again).toEqual(['update 412', 'get 200']);
    });

    it('after a crash between Google’s answer and the settle of a delete', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.deliver(deletion(2, receipt));
      const again = await calendar.callsOf(() => calendar.deliver(deletion(2, receipt)));
      expect(again).toEqual(['delete 410', 'delete 404']);
    });

    it('when an operator replays it', async () => {
      const receipt = await calendar.deliver(upsert(1));
      expect(await calendar.callsOf(() => calendar.deliver(upsert(1, {}, receipt)))).toEqual([
        'get 200',
      ]);
    });

    it.each([['hang'], ['reset']])('after an insert whose answer is lost (%s)', async (effect) => {
      await calendar.fault({ match: { operation: 'insert' }, when: 'after', [effect]: true });
      const signal = new AbortController().signal;
      const hurried = calendar.handler({ callTimeoutMs: 200 });
      const first = await calendar.handle(upsert(1), signal, hurried);
      expect(first.kind).toBe('retry');
      await calendar.deliver({ ...upsert(1), attempt: 2 });
      expect(await calendar.calendar()).toHaveLength(1);
    });

    it('and after an edit came in between, writes just that', async () => {
      await calendar.deliver(upsert(1));
      const again = await calendar.callsOf(() => calendar.deliver(upsert(2, { title: 'Moved' })));
      expect(again).toEqual(['insert 409', 'get 200', 'update 200']);
      expect(await calendar.calendar()).toEqual(shown('Moved'));
    });
  });

  describe('goes one way, from ALT to Google', () => {
    it('an edit overwrites what the person changed in Google', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('PATCH', `/${eventId}`, { summary: 'Renamed by hand' });
      const calls = await calendar.callsOf(() =>
        calendar.deliver(upsert(2, { title: 'Moved' }, receipt)),
      );
      expect(calls).toEqual(['update 412', 'get 200', 'update 200']);
      expect(await calendar.calendar()).toEqual(shown('Moved'));
    });

    it('an edit restores what the person deleted in Google', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('DELETE', `/${eventId}`);
      await calendar.deliver(upsert(2, { title: 'Moved' }, receipt));
      expect(await calendar.calendar()).toEqual(shown('Moved'));
    });

    it('an edit gets a new id where the person emptied the bin', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('DELETE', `/${eventId}?purge=true`);
      const calls = await calendar.callsOf(async () => {
        const moved = await calendar.deliver(upsert(2, { title: 'Moved' }, receipt));
        expect(moved).toMatchObject({ eventId: nextId, generation: 1 });
      });
      expect(calls).toEqual(['update 403', 'get 404', 'insert 200']);
      expect(await calendar.calendar()).toEqual(shown('Moved', nextId));
    });

    it('an insert does the same where its id is burnt', async () => {
      await calendar.deliver(upsert(1));
      await calendar.person('DELETE', `/${eventId}?purge=true`);
      expect(await calendar.callsOf(() => calendar.deliver(upsert(2)))).toEqual([
        'insert 409',
        'get 404',
        'insert 200',
      ]);
    });

    it('a delete is done where the person deleted it before', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('DELETE', `/${eventId}`);
      expect(await calendar.deliver(deletion(2, receipt))).toMatchObject({ deleted: true });
    });

    it('a delete takes away what the person changed', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('PATCH', `/${eventId}`, { summary: 'Renamed by hand' });
      const calls = await calendar.callsOf(() => calendar.deliver(deletion(2, receipt)));
      expect(calls).toEqual(['delete 412', 'get 200', 'delete 204']);
      expect(await calendar.calendar()).toEqual([]);
    });
  });

  describe('a delete reaches every event there may be', () => {
    it('whose insert was never acknowledged', async () => {
      await calendar.deliver(upsert(1));
      await calendar.deliver(deletion(2));
      expect(await calendar.calendar()).toEqual([]);
    });

    it('under a later id whose insert was never acknowledged', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.person('DELETE', `/${eventId}?purge=true`);
      await calendar.deliver(upsert(2, {}, receipt));
      const lost = await calendar.deliver(deletion(3, receipt));
      expect(await calendar.calendar()).toEqual([]);
      expect(lost).toMatchObject({ generation: 1, deleted: true });
    });

    it('and an appointment that comes back after it is the same event', async () => {
      const receipt = await calendar.deliver(upsert(1));
      const gone = await calendar.deliver(deletion(2, receipt));
      const calls = await calendar.callsOf(() =>
        calendar.deliver(upsert(3, { title: 'Again' }, gone)),
      );
      expect(calls).toEqual(['get 200', 'update 200']);
      expect(await calendar.calendar()).toEqual(shown('Again'));
    });
  });

  describe('never goes back', () => {
    it('an update that comes late does not overwrite a newer version', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.deliver(upsert(3, { title: 'Newer' }, receipt));
      expect(await calendar.handle(upsert(2, { title: 'Older' }, receipt))).toEqual({
        kind: 'fail',
        fault: { code: 'google_event_newer', detail: null },
      });
      expect(await calendar.calendar()).toEqual(shown('Newer'));
    });

    it('an insert that comes late does not', async () => {
      await calendar.deliver(upsert(3, { title: 'Newer' }));
      expect(await calendar.handle(upsert(2, { title: 'Older' }))).toMatchObject({ kind: 'fail' });
      expect(await calendar.calendar()).toEqual(shown('Newer'));
    });

    it('a delete that comes late does not delete what came back', async () => {
      const receipt = await calendar.deliver(upsert(1));
      const gone = await calendar.deliver(deletion(2, receipt));
      await calendar.deliver(upsert(3, { title: 'Again' }, gone));
      expect(await calendar.handle(deletion(2, receipt))).toMatchObject({ kind: 'fail' });
      expect(await calendar.calendar()).toEqual(shown('Again'));
    });
  });

  describe('touches nothing that is not ours', () => {
    const foreign = {
      id: eventId,
      summary: 'Dentist',
      start: { date: '2026-06-01' },
      end: { date: '2026-06-02' },
    };

    it('an upsert passes on to another id', async () => {
      await calendar.person('POST', '', foreign);
      expect(await calendar.deliver(upsert(1, { title: 'Tour' }))).toMatchObject({
        eventId: nextId,
      });
      expect(await calendar.calendar()).toEqual(
        expect.arrayContaining([...shown('Dentist'), ...shown('Tour', nextId)]),
      );
    });

    it('gives up after five ids, visibly', async () => {
      for (let generation = 0; generation < 5; generation += 1) {
        await calendar.person('POST', '', { ...foreign, id: eventIdOf(appointmentId, generation) });
      }
      expect(await calendar.handle(upsert(1))).toEqual({
        kind: 'fail',
        fault: { code: 'google_event_ids_exhausted', detail: null },
      });
    });

    it('an event that may not be written is not doubled', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.fault({ match: { operation: 'update' }, answer: { reason: 'forbidden' } });
      expect(await calendar.handle(upsert(2, { title: 'Moved' }, receipt))).toMatchObject({
        kind: 'retry',
        fault: { code: 'google_event_not_writable' },
      });
      expect(await calendar.calendar()).toHaveLength(1);
    });
  });

  describe('knows whose calendar it is', () => {
    it('learns which account it is from the first event', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.deliver(upsert(2, { title: 'Moved' }, receipt));
      expect(calendar.gate.learnt).toEqual([[agentId, 3, account]]);
    });

    it('learns the account of a new connection from an update, too', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.connect(account, 5);
      await calendar.deliver(upsert(2, {}, receipt));
      expect(calendar.gate.learnt.at(-1)).toEqual([agentId, 5, account]);
    });

    it('another account gets its own event, and the old one stays', async () => {
      const receipt = await calendar.deliver(upsert(1));
      await calendar.connect('ana@work.example.com', 4);
      const calls = await calendar.callsOf(() =>
        calendar.deliver(upsert(2, { title: 'Moved' }, receipt)),
      );
      expect(calls).toEqual(['update 404', 'insert 200']);
      expect(await calendar.calendar()).toHaveLength(1);
    });
  });
});
