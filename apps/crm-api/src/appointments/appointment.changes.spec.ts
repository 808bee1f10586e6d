import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type AppointmentContent,
  type AppointmentDraft,
  type AppointmentPatch,
  applyPatch,
  composeAppointment,
} from './appointment.changes.js';
import { appointmentKinds } from './appointment.kind.js';

const draft: AppointmentDraft = {
  contactId: '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11',
  kind: 'property_tour',
  title: 'Tour of 12 Canal Street',
  startsAt: '2026-11-22T09:30:00Z',
  endsAt: '2026-11-22T10:30:00Z',
  timeZone: 'Europe/Amsterdam',
  location: '12 Canal Street',
  notes: null,
};
const stored = contentOf(draft);

describe('a draft', () => {
  it('without location and notes has none', () => {
    const { location: _location, notes: _notes, ...rest } = draft;
    expect(contentOf(rest)).toMatchObject({ location: null, notes: null });
  });

  it('writes ids in lower case, as PostgreSQL answers them', () => {
    const shouted = { ...draft, contactId: draft.contactId.toUpperCase() };
    expect(contentOf(shouted).contactId).toBe(draft.contactId);
  });

  it('with bad times is refused', () => {
    expect(composeAppointment({ ...draft, endsAt: draft.startsAt })).toEqual({
      kind: 'refused',
      errors: [{ field: 'endsAt', message: 'endsAt must be after startsAt' }],
    });
  });
});

describe('a patch', () => {
  it.each<[string, AppointmentPatch]>([
    ['is empty', {}],
    ['repeats what is stored', draft],
    ['says the same instant in another offset', { startsAt: '2026-11-22T10:30:00+01:00' }],
    ['says the same contact in capitals', { contactId: stored.contactId.toUpperCase() }],
    ['says the zone in another case', { timeZone: 'europe/amsterdam' }],
    ['says null for what does not apply', { allDay: false, startsOn: null, endsOn: null }],
  ])('that %s changes nothing', (_case, patch) => {
    expect(applyPatch(stored, patch)).toEqual({ kind: 'unchanged' });
  });

  it.each<[AppointmentPatch, Partial<AppointmentContent>]>([
    [{ title: 'Second tour' }, { title: 'Second tour' }],
    [{ kind: 'other' }, { kind: 'other' }],
    [{ location: null }, { location: null }],
    [{ notes: 'Bring the keys' }, { notes: 'Bring the keys' }],
    [{ endsAt: '2026-11-22T11:00:00Z' }, { endsAt: new Date('2026-11-22T11:00:00Z') }],
    [{ timeZone: 'Europe/Kiev' }, { timeZone: 'Europe/Kiev' }],
    [
      { contactId: '11111111-1111-4111-8111-111111111111' },
      { contactId: '11111111-1111-4111-8111-111111111111' },
    ],
    [
      { allDay: true, startsOn: '2026-11-22', endsOn: '2026-11-22' },
      {
        allDay: true,
        startsOn: '2026-11-22',
        endsOn: '2026-11-22',
        startsAt: new Date('2026-11-21T23:00:00Z'),
        endsAt: new Date('2026-11-22T23:00:00Z'),
      },
    ],
  ])('%j changes that alone', (patch, change) => {
    expect(applyPatch(stored, patch)).toEqual({
      kind: 'changed',
      content: { ...stored, ...change },
    });
  });

  it('with times that do not fit the stored ones is refused', () => {
    expect(applyPatch(stored, { title: 'x', startsAt: '2026-11-22T11:00:00Z' })).toMatchObject({
      kind: 'refused',
      errors: [{ field: 'endsAt' }],
    });
  });

  it('that leaves the times alone does not judge them again', () => {
    const old = { ...stored, timeZone: 'A/Zone_That_Was' };
    expect(applyPatch(old, { title: 'x' })).toEqual({
      kind: 'changed',
      content: { ...old, title: 'x' },
    });
  });

  it('keeps of a stored row what is content, and nothing else', () => {
    const row = { ...stored, id: 'an id', version: 3, createdAt: new Date() };
    expect(applyPatch(row, { title: 'x' })).toEqual({
      kind: 'changed',
      content: { ...stored, title: 'x' },
    });
  });

  it('changes nothing when it is given a second time', () => {
    const text = fc.string({ minLength: 1 });
    const patches: fc.Arbitrary<AppointmentPatch> = fc.record(
      {
        title: text,
        kind: fc.constantFrom(...appointmentKinds),
        location: fc.option(text),
        notes: fc.option(text),
        timeZone: fc.constantFrom('UTC', 'Asia/Calcutta', 'Europe/Amsterdam'),
        endsAt: fc
          .integer({ min: 1, max: 1_000_000 })
          .map((minutes) => new Date(stored.startsAt.getTime() + minutes * 1_000).toISOString()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(patches, (patch) => {
        const first = applyPatch(stored, patch);
        const content = first.kind === 'changed' ? first.content : stored;
        expect(first.kind).not.toBe('refused');
        expect(applyPatch(content, patch)).toEqual({ kind: 'unchanged' });
      }),
    );
  });
});

function contentOf(given: AppointmentDraft): AppointmentContent {
  const composed = composeAppointment(given);
  if (composed.kind === 'refused') throw new Error(JSON.stringify(composed.errors));
  return composed.content;
}
