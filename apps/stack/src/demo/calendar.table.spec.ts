import { describe, expect, it } from '@jest/globals';
import { type CalendarRow, renderTable } from './calendar.table.js';

const tour: CalendarRow = {
  title: 'Tour of 12 Elm Street',
  when: '10 Mar 2027, 10:00–11:00 EST',
  place: '12 Elm Street',
  inAlt: 'synced',
};
const call: CalendarRow = { ...tour, title: 'Call', place: '', inAlt: 'waiting' };

describe('a calendar as a table', () => {
  it('has a heading and equal columns', () => {
    expect(renderTable([tour, call], 94)).toEqual([
      'Title                  When                          Place          In ALT',
      'Tour of 12 Elm Street  10 Mar 2027, 10:00–11:00 EST  12 Elm Street  synced',
      'Call                   10 Mar 2027, 10:00–11:00 EST                 waiting',
    ]);
  });

  it('gives up places first, then titles, and never a time', () => {
    expect(renderTable([tour], 66)[1]).toBe(
      'Tour of 12 Elm Street  10 Mar 2027, 10:00–11:00 EST  12 E…  synced',
    );
    expect(renderTable([tour], 55)[1]).toBe(
      'Tour of 12 Elm…  10 Mar 2027, 10:00–11:00 EST    synced',
    );
  });

  it.each([60, 70, 80, 94])('is never wider than %i columns', (width) => {
    const long = { ...tour, title: 'T'.repeat(200), place: 'P'.repeat(200) };
    for (const line of renderTable([tour, long], width)) {
      expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});
