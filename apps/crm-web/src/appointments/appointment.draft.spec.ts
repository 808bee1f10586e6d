import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { editOf } from './appointment.draft.js';
import { valuesOf } from './appointment.values.js';

const base = anAppointment();
const values = valuesOf(base);
const key = 'a1b2';
const sent = [{ title: 'Second tour' }];
const kept = (edit: unknown): unknown => JSON.parse(JSON.stringify(edit));

describe('a kept draft', () => {
  it('is what was typed, and what it was typed over', () => {
    expect(editOf(kept({ values, base, key, sent }))).toEqual({ values, base, key, sent });
    const begun = { values: { ...values, contact: null }, base: null, key: null, sent: [] };
    expect(editOf(kept(begun))).toEqual(begun);
  });

  it.each([
    null,
    'text',
    {},
    { values, base },
    { values, base, key },
    { values, base, key, sent: ['x'] },
    { values, base: 'x', key, sent },
    { values: { ...values, title: 7 }, base, key, sent },
    { values: { ...values, contact: 'Ada' }, base, key, sent },
    { values: { ...values, allDay: 'yes' }, base, key, sent },
    { values: { ...values, isAgain: undefined }, base, key, sent },
  ])('that makes no sense any more is none: %j', (nonsense) => {
    expect(editOf(nonsense)).toBeUndefined();
  });
});
