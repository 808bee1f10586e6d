import { describe, expect, it } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { putAppointment, putWritten } from './appointment.cache.js';
import { anAppointment } from './appointment.fixture.js';
import type { Appointment } from './appointment.lists.js';
import { appointmentKeys } from './appointment.keys.js';

const synced = anAppointment({ version: 2 });
const waiting: Appointment = { ...synced, sync: { ...synced.sync, state: 'waiting' } };
const before = { ...synced, version: 1 };
const key = appointmentKeys.list({ contactId: synced.contactId });

function aCache(known: Appointment) {
  const cache = new QueryClient();
  cache.setQueryData(key, []);
  putAppointment(cache, known);
  const seen = (): unknown[] => [
    cache.getQueryData(appointmentKeys.one(known.id)),
    ...(cache.getQueryData<Appointment[]>(key) ?? []),
  ];
  return { cache, seen };
}

describe('what a page knows of an appointment', () => {
  it('is what the server said last, wherever it is shown', () => {
    const { cache, seen } = aCache(waiting);
    putAppointment(cache, synced);
    expect(seen()).toEqual([synced, synced]);
  });

  it('includes that there is one, though no list that is shown holds it', () => {
    const cache = new QueryClient();
    cache.setQueryData(appointmentKeys.any, false);
    putAppointment(cache, waiting);
    expect(cache.getQueryData(appointmentKeys.any)).toBe(true);
  });

  it('is not changed by an older version', () => {
    const { cache, seen } = aCache(synced);
    putAppointment(cache, before);
    putWritten(cache, before);
    expect(seen()).toEqual([synced, synced]);
  });

  it('is what a write answered, unless news of that version came before the answer', () => {
    const { cache, seen } = aCache(before);
    putWritten(cache, waiting);
    expect(seen()).toEqual([waiting, waiting]);
    putAppointment(cache, synced);
    putWritten(cache, waiting);
    expect(seen()).toEqual([synced, synced]);
  });
});
