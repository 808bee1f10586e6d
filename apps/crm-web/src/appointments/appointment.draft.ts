import type { Appointment } from './appointment.lists.js';
import type { AppointmentChanges } from './appointment.requests.js';
import type { AppointmentValues } from './appointment.values.js';

/** What a person is about to save. */
export interface AppointmentEdit {
  readonly values: AppointmentValues;
  /** The appointment as it was when they began; null: a new one. */
  readonly base: Appointment | null;
  /** Under which it was sent to be made, by however many tries; null: it was not sent yet. */
  readonly key: string | null;
  /** What was sent to change it, by tries whose answer may have been lost. */
  readonly sent: readonly AppointmentChanges[];
}

/** Under which name the edit of an appointment is kept. */
export const draftOf = (id: string): string => `appointment ${id}`;

const texts = [
  'kind',
  'title',
  'date',
  'time',
  'endDate',
  'endTime',
  'lastDay',
  'timeZone',
  'location',
  'notes',
] as const satisfies readonly (keyof AppointmentValues)[];

const answers = [
  'allDay',
  'isTitleTyped',
  'isAgain',
  'isEndAgain',
] as const satisfies readonly (keyof AppointmentValues)[];

/** A kept edit. What another version of this page kept otherwise is of no use. */
export function editOf(kept: unknown): AppointmentEdit | undefined {
  if (!isRecord(kept) || !isRecord(kept['values'])) return undefined;
  const { values, base, key, sent } = kept;
  const { contact } = values as Partial<AppointmentValues>;
  const isUsable =
    (key === null || typeof key === 'string') &&
    Array.isArray(sent) &&
    sent.every(isRecord) &&
    texts.every((name) => typeof values[name] === 'string') &&
    answers.every((name) => typeof values[name] === 'boolean') &&
    (contact === null || (isRecord(contact) && typeof contact['id'] === 'string')) &&
    (base === null || (isRecord(base) && typeof base['version'] === 'number'));
  return isUsable ? (kept as unknown as AppointmentEdit) : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
