import { describe, expect, it } from '@jest/globals';
import { describeMoment, describeWhen } from './event.when.js';

const at = (dateTime: string, timeZone = 'America/New_York') => ({ dateTime, timeZone });

describe('when an event is', () => {
  it.each([
    ['2027-03-10T15:00:00Z', '2027-03-10T16:00:00Z', '10 Mar 2027, 10:00–11:00 EST'],
    ['2027-07-01T04:00:00Z', '2027-07-01T04:30:00Z', '1 Jul 2027, 00:00–00:30 EDT'],
    ['2027-03-14T03:00:00Z', '2027-03-14T10:00:00Z', '13 Mar 2027, 22:00 EST – 14 Mar, 06:00 EDT'],
    // The clocks change on the day itself.
    ['2027-03-14T06:30:00Z', '2027-03-14T07:30:00Z', '14 Mar 2027, 01:30 EST – 14 Mar, 03:30 EDT'],
  ])('is told in its own time zone: %s to %s', (start, end, words) => {
    expect(describeWhen({ start: at(start), end: at(end) })).toBe(words);
  });

  it('does not depend on the zone that its times are written in', () => {
    const start = at('2027-03-10T16:00:00+01:00', 'Europe/Amsterdam');
    const end = at('2027-03-10T10:30:00-05:00', 'Europe/Amsterdam');
    expect(describeWhen({ start, end })).toBe('10 Mar 2027, 16:00–16:30 GMT+1');
  });

  it.each([
    ['2027-03-12', '2027-03-13', '12 Mar 2027, all day'],
    ['2027-03-12', '2027-03-15', '12–14 Mar 2027, all day'],
    ['2027-03-30', '2027-04-03', '30 Mar – 2 Apr 2027, all day'],
    ['2027-12-31', '2028-01-02', '31 Dec 2027 – 1 Jan 2028, all day'],
  ])('is days where it has no hours, without the one that ends it: %s to %s', (from, to, words) => {
    expect(describeWhen({ start: { date: from }, end: { date: to } })).toBe(words);
  });

  it('can be asked of one end alone', () => {
    expect(describeMoment(at('2027-03-14T10:00:00Z'))).toBe('14 Mar 2027, 06:00 EDT');
    expect(describeMoment(undefined)).toBe('at no time');
  });
});
