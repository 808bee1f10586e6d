import { describe, expect, it } from '@jest/globals';
import { anAppointment } from './appointment.fixture.js';
import { editOf } from './appointment.draft.js';
import { valuesOf } from './appointment.values.js';

const base = anAppointment();
const values = valuesOf(base);
const kept = (edit: unknown): unknown => JSON.parse(JSON.stringify(edit));

describe('a kept draft', () => {
  it('is what was typed, and what it was typed over', () => {
    expect(editOf(kept({ values, base }))).toEqual({ values, base });
    const begun = { values: { ...values, contact: null }, base: null };
    expect(editOf(kept(begun))).toEqual(begun);
  });

  it.each([
    null,
    'text',
    {},
    { values, base: 'x' },
    { values: { ...values, title: 7 }, base },
    { values: { ...values, contact: 'Ada' }, base },
    { values: { ...values, allDay: 'yes' }, base },
  ])('that makes no sense any more is none: %j', (nonsense) => {
    expect(editOf(nonsense)).toBeUndefined();
  });
});
