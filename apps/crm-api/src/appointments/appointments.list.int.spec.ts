import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  badFieldsIn,
  createAppointment,
  createContact,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';
import { listStatement } from './appointment.list.query.js';
import type { AppointmentPage } from './appointment.view.js';

let crm: TestCrmApi;
beforeAll(async () => {
  crm = await startTestCrmApi();
});
afterAll(() => crm.stop());

describe('the list of appointments', () => {
  it('is ordered by start', async () => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    for (const hour of ['12', '08', '10']) {
      await createAppointment(agent, contactId, span(`2126-01-01T${hour}:00:00Z`));
    }
    expect((await pageOf(agent, '')).items.map(({ startsAt }) => startsAt)).toEqual([
      '2126-01-01T08:00:00.000Z',
      '2126-01-01T10:00:00.000Z',
      '2126-01-01T12:00:00.000Z',
    ]);
  });

  it.each([1, 2, 7, 200])('is complete in pages of %i, though all start at once', async (limit) => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    const made = await Promise.all(
      Array.from({ length: 11 }, () => createAppointment(agent, contactId)),
    );
    for (const path of ['/api/appointments', `/api/contacts/${contactId}/appointments`]) {
      const seen = await allOf(agent, path, limit);
      expect(seen).toEqual(made.map(({ id }) => id).toSorted());
    }
  });

  it('loses and repeats nothing where starts differ by microseconds', async () => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    await crm.rows(
      `insert into crm.appointment
         (id, agent_id, contact_id, kind, title, all_day, starts_at, ends_at, time_zone)
       select gen_random_uuid(), $1, $2, 'other', 'x', false,
              timestamptz '2126-01-01T00:00:00.0004Z' - n * interval '1 microsecond',
              '2126-01-02', 'UTC'
       from generate_series(1, 10) n`,
      [agent.id, contactId],
    );
    const seen = await allOf(agent, '/api/appointments', 3);
    expect(new Set(seen).size).toBe(10);
    expect(seen).toHaveLength(10);
  });

  it('goes on where it stopped, though what it ended with is gone', async () => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    const hours = ['08', '09', '10'];
    for (const hour of hours) {
      await createAppointment(agent, contactId, span(`2126-01-01T${hour}:00:00Z`));
    }
    const first = await pageOf(agent, '?limit=2');
    await agent.delete(`/api/appointments/${first.items[1]?.id}`);
    const second = await pageOf(agent, `?limit=2&cursor=${first.nextCursor}`);
    expect(second.items.map(({ startsAt }) => startsAt)).toEqual(['2126-01-01T10:00:00.000Z']);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ['before it', '2126-01-01T00:00:00Z', '2126-01-01T09:00:00Z', false],
    ['up to its start', '2126-01-01T00:00:00Z', '2126-01-01T10:00:00Z', false],
    ['over its start', '2126-01-01T00:00:00Z', '2126-01-01T10:00:00.001Z', true],
    ['within it', '2126-01-01T10:10:00Z', '2126-01-01T10:20:00Z', true],
    ['around it', '2126-01-01T00:00:00Z', '2126-01-02T00:00:00Z', true],
    ['over its end', '2126-01-01T10:59:59.999Z', '2126-01-02T00:00:00Z', true],
    ['from its end', '2126-01-01T11:00:00Z', '2126-01-02T00:00:00Z', false],
    ['in another offset', '2126-01-01T05:10:00-05:00', '2126-01-01T15:50:00+05:30', true],
  ])('of a span %s', async (_case, from, to, found) => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    await createAppointment(agent, contactId, span('2126-01-01T10:00:00Z'));
    const query = new URLSearchParams({ from, to }).toString();
    expect((await pageOf(agent, `?${query}`)).items).toHaveLength(found ? 1 : 0);
    const path = `/api/contacts/${contactId}/appointments?${query}`;
    expect((await agent.get(path)).body['items']).toHaveLength(found ? 1 : 0);
  });

  it('takes either end of the span alone', async () => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    await createAppointment(agent, contactId, span('2126-01-01T10:00:00Z'));
    const counts = [
      'from=2126-01-01T10:30:00Z',
      'from=2126-01-02T00:00:00Z',
      'to=2126-01-01T10:30:00Z',
      'to=2126-01-01T10:00:00Z',
    ];
    const pages = await Promise.all(counts.map((query) => pageOf(agent, `?${query}`)));
    expect(pages.map(({ items }) => items.length)).toEqual([1, 0, 1, 0]);
  });

  it('finds the longest appointment at its last moment', async () => {
    const agent = await crm.agent();
    const contactId = await createContact(agent);
    // 366 days, and an hour more: the clocks went back twice and forward once.
    await createAppointment(agent, contactId, {
      startsAt: undefined,
      endsAt: undefined,
      allDay: true,
      startsOn: '2126-10-27',
      endsOn: '2127-10-27',
    });
    const last = await pageOf(agent, '?from=2127-10-27T22:59:59.999Z');
    expect(last.items[0]).toMatchObject({
      startsAt: '2126-10-26T22:00:00.000Z',
      endsAt: '2127-10-27T23:00:00.000Z',
    });
  });

  it('is of those alone that could not be synced, when asked so', async () => {
    const [agent, other] = [await crm.agent(), await crm.agent()];
    const contactId = await createContact(agent);
    const [tour] = [
      await createAppointment(agent, contactId),
      await createAppointment(agent, contactId),
      await createAppointment(other, await createContact(other)),
    ];
    await crm.rows(
      `update outbox.lane set state = 'failed' where appointment_id = $1 or agent_id = $2`,
      [tour.id, other.id],
    );
    const { items } = await pageOf(agent, '?sync=failed');
    expect(items.map(({ id, sync }) => [id, sync.state])).toEqual([[tour.id, 'failed']]);
    expect((await pageOf(agent, '?sync=failed&to=2126-01-01T00:00:00Z')).items).toEqual([]);
  });

  it.each([
    ['limit=0', ['limit']],
    ['limit=201', ['limit']],
    ['limit=ten', ['limit']],
    ['from=yesterday', ['from']],
    ['from=2126-01-01', ['from']],
    ['to=2126-01-01T00:00:00', ['to']],
    ['from=2126-01-02T00:00:00Z&to=2126-01-01T00:00:00Z', ['to']],
    ['from=2126-01-01T00:00:00Z&to=2126-01-01T00:00:00Z', ['to']],
    ['from=2126-01-01T00:00:00Z&from=2126-01-02T00:00:00Z', ['from']],
    ['cursor=x', ['cursor']],
    [`cursor=${cursorOf('2126-02-30T00:00:00.000000Z')}`, ['cursor']],
    [`cursor=${cursorOf('0000-01-01T00:00:00.000000Z')}`, ['cursor']],
    [`cursor=${cursorOf("'; drop")}`, ['cursor']],
    ['sync=synced', ['sync']],
    ['colour=red', ['colour']],
  ])('refuses ?%s', async (query, fields) => {
    const agent = await crm.agent();
    expect(badFieldsIn(await agent.get(`/api/appointments?${query}`))).toEqual(fields);
  });

  it('says how a + is written in an address', async () => {
    const agent = await crm.agent();
    const answer = await agent.get('/api/appointments?from=2126-01-01T00:00:00+01:00');
    expect(answer.text).toContain('%2B');
  });

  it('takes the first and the last moment that can be written', async () => {
    const agent = await crm.agent();
    const page = await pageOf(agent, '?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z');
    expect(page.items).toEqual([]);
  });

  it('shows a contact’s appointments alone', async () => {
    const agent = await crm.agent();
    const [ada, charles] = [await createContact(agent), await createContact(agent, 'Charles')];
    const mine = await createAppointment(agent, ada);
    await createAppointment(agent, charles);
    const { body } = await agent.get(`/api/contacts/${ada}/appointments`);
    expect(body).toEqual({ items: [mine], nextCursor: null });
  });
});

describe('the statement behind the list', () => {
  it.each(['appointment_of_agent', 'appointment_of_contact'])(
    'walks the index %s and stops at the limit',
    async (index) => {
      const agent = await crm.agent();
      const contactIds = await Promise.all(Array.from({ length: 20 }, () => createContact(agent)));
      await crm.rows(
        `insert into crm.appointment
           (id, agent_id, contact_id, kind, title, all_day, starts_at, ends_at, time_zone)
         select gen_random_uuid(), $1, ($2::uuid[])[1 + n % 20], 'other', 'x', false,
                timestamptz '2020-01-01' + n * interval '1 hour',
                timestamptz '2020-01-01' + n * interval '1 hour' + interval '30 minutes', 'UTC'
         from generate_series(1, 20000) n`,
        [agent.id, contactIds],
      );
      await crm.rows('analyze crm.appointment');
      const [contactId] = contactIds;
      const { sql, parameters } = listStatement({
        agentId: agent.id,
        contactId: index === 'appointment_of_contact' ? contactId : undefined,
        from: new Date('2020-02-01'),
        to: new Date('2022-01-01'),
        after: { startsAtText: '2020-03-01T00:00:00.000000Z', id: agent.id },
        limit: 51,
      });
      const plan = await crm.rows<{ 'QUERY PLAN': string }>(`explain ${sql}`, parameters);
      const text = plan.map((line) => line['QUERY PLAN']).join('\n');
      expect(text).toContain(`Index Scan using ${index}`);
      expect(text).not.toContain('Sort');
      expect(text).not.toContain('Seq Scan on appointment');
    },
  );
});

const span = (startsAt: string) => ({
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
});

async function pageOf(agent: TestAgent, query: string): Promise<AppointmentPage> {
  const answer = await agent.get(`/api/appointments${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body as unknown as AppointmentPage;
}

/** The ids on all pages, as they come. */
async function allOf(agent: TestAgent, path: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { body } = await agent.get(`${path}?limit=${limit}${cursor}`);
    const { items, nextCursor } = body as unknown as AppointmentPage;
    expect(items.length).toBeLessThanOrEqual(limit);
    ids.push(...items.map(({ id }) => id));
    cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
  } while (cursor !== '');
  return ids;
}

function cursorOf(startsAt: string): string {
  const key = [startsAt, '00000000-0000-4000-8000-000000000000'];
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}
