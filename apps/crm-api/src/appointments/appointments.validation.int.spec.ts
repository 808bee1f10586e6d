import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  appointmentBody,
  badFieldsIn,
  createAppointment,
  createContact,
  pathOf,
  viewIn,
} from '#test/appointments/appointment.factory.js';
import { startTestCrmApi, type TestAgent, type TestCrmApi } from '#test/crm-api/crm-api.harness.js';

const unknownId = '00000000-0000-4000-8000-000000000000';
const wholeDay = {
  allDay: true,
  startsOn: '2126-11-22',
  endsOn: '2126-11-22',
  startsAt: undefined,
  endsAt: undefined,
};

let crm: TestCrmApi;
let agent: TestAgent;
let contactId: string;

beforeAll(async () => {
  crm = await startTestCrmApi();
  agent = await crm.agent();
  contactId = await createContact(agent);
});
afterAll(() => crm.stop());

describe('a new appointment', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['a contact that is no id', { contactId: 'Ada' }, ['contactId']],
    ['a contact that is null', { contactId: null }, ['contactId']],
    ['an unknown kind', { kind: 'party' }, ['kind']],
    ['an empty title', { title: '' }, ['title']],
    ['a title of spaces', { title: '   ' }, ['title']],
    ['a title of 301 characters', { title: 'x'.repeat(301) }, ['title']],
    ['a title that is a number', { title: 7 }, ['title']],
    ['a title that is null', { title: null }, ['title']],
    ['a title with a NUL', { title: 'a\0b' }, ['title']],
    ['a title with half a surrogate pair', { title: 'a\ud800b' }, ['title']],
    ['a location of 501 characters', { location: 'x'.repeat(501) }, ['location']],
    ['notes of 8001 characters', { notes: 'x'.repeat(8001) }, ['notes']],
    ['notes with a NUL', { notes: 'a\0b' }, ['notes']],
    ['a time without an offset', { startsAt: '2126-11-22T10:30:00' }, ['startsAt']],
    ['a time that is a number', { startsAt: 1_763_803_800 }, ['startsAt']],
    ['a time that is an object', { endsAt: { $gt: 0 } }, ['endsAt']],
    ['a time that is a list', { endsAt: ['2126-11-22T10:30:00Z'] }, ['endsAt']],
    ['an end that is the start', { endsAt: '2126-11-22T09:30:00Z' }, ['endsAt']],
    ['an end 367 days later', { endsAt: '2127-11-24T10:00:00Z' }, ['endsAt']],
    ['a year out of bounds', { startsAt: '1066-10-14T09:00:00Z' }, ['startsAt']],
    ['no start', { startsAt: undefined }, ['startsAt']],
    ['no end', { endsAt: null }, ['endsAt']],
    ['no zone', { timeZone: undefined }, ['timeZone']],
    ['a zone that is an offset', { timeZone: '+02:00' }, ['timeZone']],
    ['a zone that is null', { timeZone: null }, ['timeZone']],
    ['an unknown zone', { timeZone: 'Mars/Olympus_Mons' }, ['timeZone']],
    [
      'dates beside times',
      { startsOn: '2126-11-22', endsOn: '2126-11-22' },
      ['endsOn', 'startsOn'],
    ],
    ['times of a whole day', { allDay: true }, ['endsAt', 'endsOn', 'startsAt', 'startsOn']],
    ['whole days that are a text', { ...wholeDay, allDay: 'yes' }, ['allDay']],
    ['a field that we decide', { version: 7 }, ['version']],
    ['another’s field', { agentId: unknownId, id: unknownId }, ['agentId', 'id']],
    [
      'several faults at once',
      { title: '', kind: 1, startsAt: 'x', timeZone: 'y', colour: 'red' },
      ['colour', 'kind', 'startsAt', 'timeZone', 'title'],
    ],
  ])('with %s is refused, naming it', async (_case, changes, fields) => {
    const body = appointmentBody(contactId, changes);
    expect(badFieldsIn(await agent.post('/api/appointments', body))).toEqual(fields);
  });

  it('that says nothing is refused, naming all that is needed', async () => {
    const required = ['contactId', 'endsAt', 'kind', 'startsAt', 'timeZone', 'title'];
    expect(badFieldsIn(await agent.post('/api/appointments', {}))).toEqual(required);
  });

  it('that is no object is refused', async () => {
    for (const body of ['[]', '"x"', 'null', '7', '{', '']) {
      const answer = await agent.post('/api/appointments', body);
      expect(answer.status).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  it('with a contact that is not there, or another agent’s, is refused alike', async () => {
    const other = await crm.agent();
    const theirs = await createContact(other);
    const answers = await Promise.all(
      [theirs, unknownId].map((id) => agent.post('/api/appointments', appointmentBody(id))),
    );
    const [first, second] = answers.map((answer) => answer.body['errors']);
    expect(answers.map(badFieldsIn)).toEqual([['contactId'], ['contactId']]);
    expect(first).toEqual(second);
  });

  it('may be as long as is allowed, in any script', async () => {
    const view = await createAppointment(agent, contactId, {
      title: '𝕊'.repeat(300),
      location: 'ł'.repeat(500),
      notes: '日'.repeat(8000),
    });
    expect(view.title).toBe('𝕊'.repeat(300));
    expect(view.notes).toHaveLength(8000);
  });

  it('may name its zone by an old name', async () => {
    const view = await createAppointment(agent, contactId, { timeZone: 'Asia/Calcutta' });
    expect(view.timeZone).toBe('Asia/Calcutta');
  });
});

describe('a change', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['an empty title', { title: ' ' }, ['title']],
    ['no title', { title: null }, ['title']],
    ['no kind', { kind: null }, ['kind']],
    ['no contact', { contactId: null }, ['contactId']],
    ['an unknown contact', { contactId: unknownId }, ['contactId']],
    ['no zone', { timeZone: null }, ['timeZone']],
    ['an offset for a zone', { timeZone: '-05:00' }, ['timeZone']],
    ['no answer to whole days', { allDay: null }, ['allDay']],
    ['no start', { startsAt: null }, ['startsAt']],
    ['a start after the stored end', { startsAt: '2126-11-22T11:00:00Z' }, ['endsAt']],
    ['a start that is no time', { startsAt: 'soon', endsAt: 7 }, ['endsAt', 'startsAt']],
    ['dates where there are times', { startsOn: '2126-11-22' }, ['startsOn']],
    ['whole days without dates', { allDay: true }, ['endsOn', 'startsOn']],
    ['an unknown field', { sync: {} }, ['sync']],
  ])('with %s is refused, naming it', async (_case, changes, fields) => {
    const view = await createAppointment(agent, contactId);
    expect(badFieldsIn(await agent.patch(pathOf(view), changes))).toEqual(fields);
    expect(viewIn(await agent.get(pathOf(view)))).toEqual(view);
  });
});
