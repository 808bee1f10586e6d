import type { Appointment } from './appointment.lists.js';
import { type AppointmentChanges, foreseen } from './appointment.requests.js';
import { kindWords } from './kind.words.js';
import { dayWords, type Reader, timeWords } from './time.words.js';

/** A field in which what the person wants and what was saved meanwhile differ. */
export interface Difference {
  readonly field: string;
  /** null: the person did not touch it. */
  readonly yours: string | null;
  readonly theirs: string;
}

export interface Edit {
  /** As it was when the person began. */
  readonly base: Appointment;
  readonly changes: AppointmentChanges;
  readonly contactName: string;
}

/** What a person has to see before either version gives way. */
export function differencesOf(edit: Edit, theirs: Appointment, reader: Reader): Difference[] {
  const { base, changes, contactName } = edit;
  const mine = foreseen(theirs, changes, contactName);
  return fields(reader).flatMap(({ field, names, words, same = words }) => {
    const isMine = names.some((name) => name in changes);
    const isTheirs = same(base) !== same(theirs);
    if (!isMine && !isTheirs) return [];
    if (isMine && same(mine) === same(theirs)) return [];
    return [{ field, yours: isMine ? words(mine) : null, theirs: words(theirs) }];
  });
}

/** Nobody else changed what people see: a contact’s new number, say, also makes a new version. */
export function isUntouched({ base }: Edit, theirs: Appointment, reader: Reader): boolean {
  return fields(reader).every(({ words, same = words }) => same(base) === same(theirs));
}

/** It is what the person saved themselves, by a try whose answer was lost. */
export const wasSent = (
  sent: readonly AppointmentChanges[],
  base: Appointment,
  theirs: Appointment,
): boolean =>
  sent.some(
    (changes) => differencesOf({ base, changes, contactName: '' }, theirs, nobody).length === 0,
  );

/** Nothing of it is read. */
const nobody: Reader = { zone: 'UTC' };

interface ComparedField {
  readonly field: string;
  readonly names: readonly (keyof AppointmentChanges)[];
  readonly words: (appointment: Appointment) => string;
  /** What makes it the same, where that is not the words. */
  readonly same?: (appointment: Appointment) => string;
}

const none = 'None';

const sameTime = (one: Appointment): string => {
  const { allDay, startsOn, endsOn, startsAt, endsAt, timeZone } = one;
  return [timeZone, ...(allDay ? [startsOn, endsOn] : [startsAt, endsAt])].join(' ');
};

const fields = (reader: Reader): readonly ComparedField[] => [
  {
    field: 'Client',
    names: ['contactId'],
    words: ({ contactName }) => contactName,
    same: ({ contactId }) => contactId,
  },
  { field: 'Kind', names: ['kind'], words: ({ kind }) => kindWords[kind] },
  { field: 'Title', names: ['title'], words: ({ title }) => title },
  {
    field: 'When',
    names: ['allDay', 'startsAt', 'endsAt', 'startsOn', 'endsOn', 'timeZone'],
    words: (one) => `${dayWords(one, reader)}, ${timeWords(one, reader)}, ${one.timeZone}`,
    same: sameTime,
  },
  { field: 'Place', names: ['location'], words: ({ location }) => location ?? none },
  { field: 'Notes', names: ['notes'], words: ({ notes }) => notes ?? none },
];
