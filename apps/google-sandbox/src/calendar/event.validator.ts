import { invalidItem } from '../errors/calendar.errors.js';
import { GoogleApiError, type GoogleErrorItem } from '../errors/google-api.error.js';
import type { EventContent, EventStatus } from './event.content.js';
import { readAttendees, readRecurrence } from './event-guests.rule.js';
import { readProperties } from './event-properties.rule.js';
import { readReminders } from './event-reminders.rule.js';
import { readTimes } from './event-time.rule.js';
import { readObject, readText, type JsonObject } from './json.reader.js';

/** Google keeps about this many characters of a description and says nothing of the rest. */
export const keptDescriptionLength = 8192;

const statuses: readonly EventStatus[] = ['confirmed', 'tentative', 'cancelled'];

/**
 * The writable part of an event, from JSON. Fields that no writer decides (etag, creator, kind, …)
 * and fields that do not exist are ignored, as Google does.
 *
 * @throws GoogleApiError with every fault that was found
 */
export function readEventContent(input: JsonObject): EventContent {
  const faults: GoogleErrorItem[] = [];
  const times = readTimes(input, faults);
  const rest = {
    ...optional('status', readChoice(input['status'], 'status', statuses, faults)),
    ...optional('summary', readText(input['summary'])),
    ...optional('description', readText(input['description'])?.slice(0, keptDescriptionLength)),
    ...optional('location', readText(input['location'])),
    ...optional('colorId', readColor(input['colorId'], faults)),
    ...optional('transparency', readTransparency(input['transparency'], faults)),
    ...optional('visibility', readVisibility(input['visibility'], faults)),
    ...optional('recurrence', readRecurrence(input['recurrence'], faults)),
    ...optional('attendees', readAttendees(input['attendees'], faults)),
    ...optional('extendedProperties', readProperties(input['extendedProperties'], faults)),
    ...optional('source', readSource(input['source'], faults)),
    reminders: readReminders(input['reminders'], faults),
  };
  const [first, ...others] = faults;
  if (first !== undefined) throw new GoogleApiError(400, [first, ...others]);
  if (times === undefined) throw new Error('times are missing without a fault that says so');
  return { ...times, ...rest };
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  const field: { [Key in Name]?: Value } = {};
  if (value !== undefined) field[name] = value;
  return field;
}

function readChoice<Choice extends string>(
  value: unknown,
  name: string,
  choices: readonly Choice[],
  faults: GoogleErrorItem[],
): Choice | undefined {
  const text = readText(value);
  if (text === undefined) return undefined;
  const choice = choices.find((one) => one === text);
  if (choice === undefined) faults.push(invalidItem(`Invalid value for: ${name}`));
  return choice;
}

function readColor(value: unknown, faults: GoogleErrorItem[]): string | undefined {
  const text = readText(value);
  if (text === undefined || text === '') return undefined;
  if (!/^(?:[1-9]|1[01])$/.test(text)) faults.push(invalidItem('Invalid color id.'));
  return text;
}

/** Google leaves a default out of its answers. */
function readTransparency(value: unknown, faults: GoogleErrorItem[]): string | undefined {
  const choice = readChoice(value, 'transparency', ['opaque', 'transparent'], faults);
  return choice === 'opaque' ? undefined : choice;
}

function readVisibility(value: unknown, faults: GoogleErrorItem[]): string | undefined {
  const choices = ['default', 'public', 'private', 'confidential'];
  const choice = readChoice(value, 'visibility', choices, faults);
  return choice === 'default' ? undefined : choice;
}

function readSource(value: unknown, faults: GoogleErrorItem[]): EventContent['source'] {
  const field = readObject(value);
  if (field === undefined) return undefined;
  const url = readText(field['url']) ?? '';
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    faults.push(invalidItem('Invalid source url.'));
    return undefined;
  }
  return { ...optional('title', readText(field['title'])), url };
}
