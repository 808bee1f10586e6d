import { describe, expect, it } from '@jest/globals';
import { readGoogleEvent } from './google-event.reader.js';

const id = 'alt0123456789abcdef0123456789abcdefg0';
const body = { id, etag: '"1"', status: 'confirmed' };

describe('an answered event', () => {
  it('is read down to what we use', () => {
    const event = readGoogleEvent(
      {
        ...body,
        kind: 'calendar#event',
        htmlLink: 'https://www.google.com/calendar/event?eid=x',
        organizer: { email: 'ana@example.com', self: true },
        attendees: [{ email: 'somebody@example.com' }],
        summary: 'Tour',
        start: { dateTime: '2026-06-01T10:00:00-04:00', timeZone: 'America/Chicago' },
        end: { date: '2026-06-02' },
        source: { title: 'Agent Lead Tracker', url: 'https://alt.example.com/' },
        extendedProperties: { private: { altVersion: '3' }, shared: { other: 'x' } },
      },
      id,
    );
    expect(event).toEqual({
      id,
      etag: '"1"',
      status: 'confirmed',
      htmlLink: 'https://www.google.com/calendar/event?eid=x',
      organizerEmail: 'ana@example.com',
      summary: 'Tour',
      description: null,
      location: null,
      start: { dateTime: '2026-06-01T10:00:00-04:00', timeZone: 'America/Chicago' },
      end: { date: '2026-06-02' },
      source: { title: 'Agent Lead Tracker', url: 'https://alt.example.com/' },
      privateProperties: { altVersion: '3' },
    });
  });

  it('may hold no more than its id and etag, as a deleted one does', () => {
    expect(readGoogleEvent({ id, etag: '"2"', status: 'cancelled' }, id)).toMatchObject({
      status: 'cancelled',
      start: null,
      organizerEmail: null,
      privateProperties: {},
    });
  });

  it('may hold what we cannot read, beside what we need', () => {
    const odd = { ...body, start: {}, end: 'soon', organizer: 'ana', source: [], summary: 7 };
    expect(readGoogleEvent(odd, id)).toMatchObject({
      id,
      start: null,
      end: null,
      organizerEmail: null,
      source: null,
      summary: null,
    });
  });

  it('names no account when somebody else organizes it', () => {
    const organizer = { email: 'boss@example.com', self: false };
    expect(readGoogleEvent({ ...body, organizer }, id).organizerEmail).toBeNull();
  });

  it.each([['javascript:alert(1)'], ['//evil.example.com'], ['data:text/html,x']])(
    'has no link where %j would be clicked',
    (htmlLink) => {
      expect(readGoogleEvent({ ...body, htmlLink }, id).htmlLink).toBeNull();
    },
  );

  it.each([
    ['a page', '<html>It works!</html>'],
    ['nothing', ''],
    ['another event', { ...body, id: 'altother' }],
    ['an event without an etag', { id }],
    ['a list', { kind: 'calendar#events', items: [] }],
  ])('is not believed where it is %s', (_what, answered) => {
    expect(() => readGoogleEvent(answered, id)).toThrow(
      expect.objectContaining({ kind: 'unknown', code: 'google_answer_malformed' }),
    );
  });
});
