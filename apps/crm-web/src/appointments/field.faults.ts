import type { Problem } from '../api/problem.error.js';
import { type AppointmentValues, endOf, minutesOf, startOf } from './appointment.values.js';

/** What is wrong with which field, by the names of the API. */
export type Faults = Readonly<Partial<Record<FieldName, string>>>;

const labels = {
  contactId: 'The client',
  kind: 'The kind',
  title: 'The title',
  startsAt: 'The start',
  endsAt: 'The end',
  startsOn: 'The first day',
  endsOn: 'The last day',
  timeZone: 'The time zone',
  location: 'The place',
  notes: 'The notes',
} as const;
export type FieldName = keyof typeof labels;

const fieldNames = Object.keys(labels) as FieldName[];

/** What can be seen without asking the server; {}: nothing. */
export function faultsOf(values: AppointmentValues): Faults {
  const { contact, title, isTitleTyped, date, lastDay, allDay } = values;
  // The client brings a title along.
  const isTitleMissing = title.trim() === '' && (contact !== null || isTitleTyped);
  return {
    ...(contact === null && { contactId: 'Choose a client.' }),
    ...(isTitleMissing && { title: 'Give it a title.' }),
    ...(allDay ? faultsOfDays(date, lastDay) : faultsOfTimes(values)),
  };
}

function faultsOfDays(date: string, lastDay: string): Faults {
  if (date === '') return { startsOn: 'Choose a day.' };
  if (lastDay === '') return { endsOn: 'Choose a day.' };
  return lastDay < date ? { endsOn: 'The last day is before the first.' } : {};
}

function faultsOfTimes(values: AppointmentValues): Faults {
  if (values.date === '') return { startsOn: 'Choose a day.' };
  if (startOf(values) === undefined) return { startsAt: 'Choose a time.' };
  if (values.endDate === '') return { endsAt: 'Choose the day on which it ends.' };
  if (endOf(values) === undefined) return { endsAt: 'Choose a time.' };
  return minutesOf(values) === null ? { endsAt: 'The end must be after the start.' } : {};
}

/** The server's faults, in the words of the form. */
export function faultsOfProblem({ errors = [] }: Problem): Faults {
  const faults: Partial<Record<FieldName, string>> = {};
  for (const { field, message } of errors) {
    const name = fieldNames.find((one) => one === field);
    if (name !== undefined) faults[name] ??= `${inWords(message)}.`;
  }
  return faults;
}

/** `endsAt must be after startsAt` → `The end must be after the start` */
function inWords(message: string): string {
  let words = message.replace(/\.$/, '');
  for (const name of fieldNames) {
    const label = labels[name];
    words = words
      .replace(new RegExp(`^${name}\\b`), label)
      .replaceAll(new RegExp(`\\b${name}\\b(?= |,|$)`, 'g'), (found) =>
        // Words like `title` and `notes` may also be just words.
        /[A-Z]/.test(found) ? label.toLowerCase() : found,
      );
  }
  return words;
}
