import { describe, expect, it } from '@jest/globals';
import { GoogleApiError } from '../errors/google-api.error.js';
import { readEventContent } from './event.validator.js';

const instant = (dateTime: string, timeZone?: string) => ({ dateTime, timeZone });
const start = instant('2026-06-01T10:00:00-04:00');
const end = instant('2026-06-01T11:00:00-04:00');

/** The faults of an event as `reason: message`, in Google's order. */
function faultsOf(input: Record<string, unknown>): readonly string[] {
  try {
    readEventContent(input);
  } catch (error) {
    if (error instanceof GoogleApiError) {
      return error.items.map(({ reason, message }) => `${reason}: ${message}`);
    }
    throw error;
  }
  return [];
}

describe('the times of an event', () => {
  it.each([
    ['an offset', start, end],
    ['UTC', instant('2026-06-01T10:00:00Z'), instant('2026-06-01T11:00:00.500Z')],
    [
      'a wall-clock time with its zone',
      instant('2026-06-01T10:00:00', 'Europe/Berlin'),
      instant('2026-06-01T11:00:00', 'Europe/Berlin'),
    ],
    [
      'start and end in two zones',
      instant('2026-06-01T10:00:00', 'America/New_York'),
      instant('2026-06-01T10:30:00', 'America/Chicago'),
    ],
    ['an instant that lasts no time', start, start],
    ['one whole day', { date: '2026-06-01' }, { date: '2026-06-02' }],
    ['a zone beside a day', { date: '2026-06-01', timeZone: 'UTC' }, { date: '2026-06-02' }],
    ['an alias of a zone', instant('2026-06-01T10:00:00', 'US/Eastern'), end],
  ])('may be %s', (_name, from, to) => {
    expect(faultsOf({ start: from, end: to })).toEqual([]);
  });

  const both = 'invalid: Start and end times must either both be date or both be dateTime.';
  const empty = 'timeRangeEmpty: The specified time range is empty.';

  it.each<readonly [string, unknown, unknown, readonly string[]]>([
    ['no end', start, undefined, ['required: Missing end time.']],
    ['no start', undefined, end, ['required: Missing start time.']],
    ['neither', undefined, undefined, ['required: Missing end time.']],
    ['a null', start, null, ['required: Missing end time.']],
    ['an empty start', {}, end, [both]],
    ['a day and an instant', { date: '2026-06-01' }, end, [both]],
    ['an end before the start', end, start, [empty]],
    ['a day that ends on itself', { date: '2026-06-01' }, { date: '2026-06-01' }, [empty]],
    ['days in the wrong order', { date: '2026-06-02' }, { date: '2026-06-01' }, [empty]],
    [
      'both a date and a dateTime',
      { date: '2026-06-01', ...start },
      end,
      ['invalid: Invalid start time.'],
    ],
    ['a text that is no time', instant('tomorrow'), end, ['invalid: Invalid start time.']],
    [
      'a day that does not exist',
      { date: '2026-02-30' },
      { date: '2026-03-02' },
      ['invalid: Invalid start time.'],
    ],
    [
      'an hour that does not exist',
      start,
      instant('2026-06-01T25:00:00Z'),
      ['invalid: Invalid end time.'],
    ],
    [
      'a blank in place of the T',
      instant('2026-06-01 10:00:00Z'),
      end,
      ['invalid: Invalid start time.'],
    ],
    [
      'no offset and no zone',
      instant('2026-06-01T10:00:00'),
      instant('2026-06-01T11:00:00'),
      [
        'required: Missing time zone definition for start time.',
        'required: Missing time zone definition for end time.',
      ],
    ],
    [
      'a zone that does not exist',
      instant('2026-06-01T10:00:00Z', 'Mars/Base'),
      instant('2026-06-01T11:00:00Z', '+02:00'),
      [
        'invalid: Invalid time zone definition for start time.',
        'invalid: Invalid time zone definition for end time.',
      ],
    ],
    [
      'no offset and a zone that does not exist',
      instant('2026-06-01T10:00:00', 'Mars/Base'),
      end,
      [
        'invalid: Invalid time zone definition for start time.',
        'required: Missing time zone definition for start time.',
      ],
    ],
    ['a text in place of an object', '2026-06-01', end, ['parseError: Parse Error']],
  ])('are refused for %s', (_name, from, to, faults) => {
    expect(faultsOf({ start: from, end: to })).toEqual(faults);
  });

  it('need a zone when the event repeats, an offset is not enough', () => {
    const recurrence = ['RRULE:FREQ=WEEKLY'];
    expect(faultsOf({ start, end, recurrence })).toHaveLength(2);
    const berlin = (hour: number) => instant(`2026-06-01T${hour}:00:00+02:00`, 'Europe/Berlin');
    expect(faultsOf({ start: berlin(10), end: berlin(11), recurrence })).toEqual([]);
  });

  it('are read in the zone beside them', () => {
    const content = readEventContent({
      start: instant('2026-06-01T10:00:00', 'America/New_York'),
      end: instant('2026-12-01T10:00:00', 'America/New_York'),
    });
    expect(content.start).toMatchObject({ epochMs: Date.parse('2026-06-01T14:00:00Z') });
    expect(content.end).toMatchObject({ epochMs: Date.parse('2026-12-01T15:00:00Z') });
  });

  it('believe the offset where a zone says another one', () => {
    const content = readEventContent({
      start: instant('2026-06-01T10:00:00Z', 'America/New_York'),
      end,
    });
    expect(content.start).toMatchObject({ epochMs: Date.parse('2026-06-01T10:00:00Z') });
  });
});

describe('the other fields of an event', () => {
  const override = (minutes: unknown, method: unknown = 'popup') => ({ method, minutes });
  const reminders = (overrides: unknown, useDefault = false) => ({
    reminders: { useDefault, overrides },
  });

  it.each<readonly [string, Record<string, unknown>]>([
    ['five reminders up to four weeks', reminders([0, 1, 2, 3, 40_320].map((n) => override(n)))],
    ['no reminders at all', { reminders: { useDefault: false } }],
    ['a source on the web', { source: { title: 'ALT', url: 'http://localhost:3000/a/1' } }],
    ['a number where text is meant', { summary: 5 }],
    ['attendees', { attendees: [{ email: 'bob@example.com' }] }],
    ['a status', { status: 'tentative' }],
  ])('may be %s', (_name, fields) => {
    expect(faultsOf({ start, end, ...fields })).toEqual([]);
  });

  it.each<readonly [string, Record<string, unknown>, string]>([
    ['six reminders', reminders(Array.from({ length: 6 }, () => override(5))), 'invalid'],
    ['a reminder beyond four weeks', reminders([override(40_321)]), 'invalid'],
    ['a reminder after the start', reminders([override(-1)]), 'invalid'],
    ['a reminder by pigeon', reminders([override(5, 'pigeon')]), 'invalid'],
    ['a reminder without minutes', reminders([{ method: 'popup' }]), 'required'],
    ['a reminder without a method', reminders([{ minutes: 5 }]), 'required'],
    [
      'default reminders and others',
      reminders([override(5)], true),
      'cannotUseDefaultRemindersAndSpecifyOverride',
    ],
    ['half a minute', reminders([override(0.5)]), 'parseError'],
    ['a source that is no web address', { source: { url: 'javascript:alert(1)' } }, 'invalid'],
    ['a source without an address', { source: { title: 'ALT' } }, 'invalid'],
    ['a status that does not exist', { status: 'maybe' }, 'invalid'],
    ['a color that does not exist', { colorId: '12' }, 'invalid'],
    ['a visibility that does not exist', { visibility: 'hidden' }, 'invalid'],
    ['an attendee without an address', { attendees: [{ displayName: 'Bob' }] }, 'required'],
    ['an attendee with half an address', { attendees: [{ email: 'bob' }] }, 'invalid'],
    ['a rule that is none', { recurrence: ['weekly'] }, 'invalid'],
    ['an object where text is meant', { summary: {} }, 'parseError'],
    [
      'more properties than Google keeps',
      {
        extendedProperties: {
          private: Object.fromEntries(Array.from({ length: 301 }, (_, n) => [`k${n}`, 'v'])),
        },
      },
      'invalid',
    ],
  ])('are refused for %s', (_name, fields, reason) => {
    const [first] = faultsOf({
      start: instant('2026-06-01T10:00:00Z', 'UTC'),
      end: instant('2026-06-01T11:00:00Z', 'UTC'),
      ...fields,
    });
    expect(first).toMatch(new RegExp(`^${reason}: `));
  });

  it('leave defaults out, as Google does', () => {
    const content = readEventContent({
      start,
      end,
      transparency: 'opaque',
      visibility: 'default',
      colorId: '',
      attendees: [],
      extendedProperties: { private: {} },
    });
    expect(Object.keys(content).toSorted()).toEqual(['end', 'reminders', 'start']);
  });
});
