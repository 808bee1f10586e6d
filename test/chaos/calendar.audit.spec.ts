import { describe, expect, it } from '@jest/globals';
import { auditCalendar, type CalendarPair } from './calendar.audit.js';
import { account, appointment, appointmentId, event, eventId, lane } from './chaos.fixture.js';
import type { StandingEvent } from './standing.event.js';

const dentist: StandingEvent = { id: 'dentist', summary: 'Dentist' };
const right: CalendarPair = {
  agent: account,
  lanes: [lane],
  events: [event, dentist],
  own: [dentist],
};

const kindsIn = (pair: Partial<CalendarPair>) =>
  auditCalendar({ ...right, ...pair }).map(({ kind }) => kind);

describe('the comparison of a calendar with ALT', () => {
  it('finds nothing where everything stands as it should', () => {
    expect(auditCalendar(right)).toEqual([]);
  });

  it('finds an appointment without an event', () => {
    expect(kindsIn({ events: [dentist] })).toEqual(['lost']);
  });

  it('finds an appointment that stands twice', () => {
    const second = { ...event, id: eventId.replace(/g0$/, 'g1') };
    expect(kindsIn({ events: [event, second, dentist] })).toEqual(['doubled']);
  });

  it('finds an event that is left of a deleted appointment', () => {
    expect(kindsIn({ lanes: [{ ...lane, appointment: null }] })).toEqual(['left behind']);
  });

  it('finds an event of an appointment that nobody knows', () => {
    expect(kindsIn({ lanes: [] })).toEqual(['left behind']);
  });

  it.each<[string, Partial<StandingEvent>]>([
    ['title', { summary: 'Another' }],
    ['location', { location: '12 Elm street' }],
    ['description', { description: 'Client: Jordan' }],
    ['start', { start: { ...event.start, dateTime: '2031-03-10T15:00:00-04:00' } }],
    ['start', { start: { ...event.start, timeZone: 'UTC' } }],
    ['end', { end: { date: '2031-03-11' } }],
  ])('finds another %s', (field, change) => {
    const findings = auditCalendar({ ...right, events: [{ ...event, ...change }, dentist] });
    const what = `${account}: ${appointmentId} at version 3: ${field}`;
    expect(findings).toEqual([{ kind: 'wrong content', what }]);
  });

  it('knows that Google’s last day is the first one after', () => {
    const days = { ...appointment, allDay: true, startsOn: '2031-02-28', endsOn: '2031-02-28' };
    const standing = { ...event, start: { date: '2031-02-28' }, end: { date: '2031-03-01' } };
    const lanes = [{ ...lane, appointment: days }];
    expect(kindsIn({ lanes, events: [standing, dentist] })).toEqual([]);
    const short = { ...standing, end: { date: '2031-02-28' } };
    expect(kindsIn({ lanes, events: [short, dentist] })).toEqual(['wrong content']);
  });

  it.each<[string, readonly StandingEvent[]]>([
    ['changed', [event, { ...dentist, summary: 'Dentist!' }]],
    ['gone', [event]],
    ['nobody’s', [event, dentist, { id: 'stranger' }]],
  ])('finds that an event of the person’s own is %s', (_how, events) => {
    expect(kindsIn({ events })).toEqual(['foreign touched']);
  });

  it.each([
    { state: 'due' },
    { state: 'failed' },
    { state: 'paused' },
    { state: 'skipped' },
    { doneVersion: 2 },
  ])('finds a lane that is not settled: %j', (change) => {
    expect(kindsIn({ lanes: [{ ...lane, ...change }] })).toEqual(['not settled']);
  });

  it('lets be passed over what was deleted before it was ever brought in', () => {
    const never = { ...lane, state: 'skipped', doneVersion: 0, hasReceipt: false };
    expect(kindsIn({ lanes: [{ ...never, appointment: null }], events: [dentist] })).toEqual([]);
  });
});
