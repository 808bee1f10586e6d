import { invalidItem, requiredItem } from '../errors/calendar.errors.js';
import type { GoogleErrorItem } from '../errors/google-api.error.js';
import type { EventReminders } from './event.content.js';
import { readFlag, readInteger, readList, readObject, readText } from './json.reader.js';

const maxOverrides = 5;
/** Four weeks. */
const maxMinutes = 40_320;
const methods = new Set(['email', 'popup']);

type Override = NonNullable<EventReminders['overrides']>[number];

/** @param faults where what is wrong is added */
export function readReminders(value: unknown, faults: GoogleErrorItem[]): EventReminders {
  const field = readObject(value);
  if (field === undefined) return { useDefault: true };
  const useDefault = readFlag(field['useDefault']) ?? false;
  const given = readList(field['overrides']) ?? [];
  if (given.length === 0) return { useDefault };
  if (useDefault) {
    faults.push({
      domain: 'calendar',
      reason: 'cannotUseDefaultRemindersAndSpecifyOverride',
      message: 'Cannot specify both default reminders and overrides at the same time.',
    });
  }
  if (given.length > maxOverrides) faults.push(invalidItem('Too many reminders.'));
  const overrides = given.map((entry) => readOverride(entry, faults));
  return { useDefault, overrides: overrides.filter((override) => override !== undefined) };
}

function readOverride(value: unknown, faults: GoogleErrorItem[]): Override | undefined {
  const field = readObject(value) ?? {};
  const method = readText(field['method']);
  const minutes = readInteger(field['minutes']);
  if (method === undefined) faults.push(requiredItem('Missing reminder method.'));
  else if (!methods.has(method)) faults.push(invalidItem('Invalid reminder method.'));
  if (minutes === undefined) faults.push(requiredItem('Missing reminder minutes.'));
  else if (minutes < 0 || minutes > maxMinutes) {
    faults.push(invalidItem('Invalid reminder minutes.'));
  }
  return method === undefined || minutes === undefined ? undefined : { method, minutes };
}
