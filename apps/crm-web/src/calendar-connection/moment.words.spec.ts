import { describe, expect, it } from '@jest/globals';
import { ago, dayOf, daysBetween, exactly } from './moment.words.js';

const now = new Date('2026-11-24T12:00:00Z');
const british = 'en-GB';

describe('a moment in words', () => {
  it.each([
    ['2026-11-24T12:00:30Z', 'just now'],
    ['2026-11-24T11:59:30Z', 'just now'],
    ['2026-11-24T11:59:00Z', '1 minute ago'],
    ['2026-11-24T11:15:00Z', '45 minutes ago'],
    ['2026-11-24T09:30:00Z', '2 hours ago'],
    ['2026-11-23T12:00:00Z', 'yesterday'],
    ['2026-11-14T11:00:00Z', '10 days ago'],
  ])('tells how long ago %s was', (moment, words) => {
    expect(ago(new Date(moment), now, british)).toBe(words);
  });

  it('names the day and the time of the zone that it is read in', () => {
    const late = new Date('2026-11-29T02:05:00Z');
    expect(dayOf(late, 'Europe/London', british)).toBe('Sunday 29 November');
    expect(dayOf(late, 'America/New_York', 'en-US')).toBe('Saturday, November 28');
    expect(exactly(late, 'Europe/London', british)).toMatch(/^Sunday 29 November at 0?2:05$/);
  });

  it('counts days by midnights, not by hours', () => {
    const night = new Date('2026-11-24T23:30:00Z');
    expect(daysBetween(night, new Date('2026-11-25T00:30:00Z'), 'UTC')).toBe(1);
    expect(daysBetween(night, new Date('2026-11-25T00:30:00Z'), 'Europe/Berlin')).toBe(0);
  });
});
