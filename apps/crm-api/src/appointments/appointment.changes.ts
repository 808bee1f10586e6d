import type { FieldError } from '#shared/http/index.js';
import type { AppointmentKind } from './appointment.kind.js';
import { type AppointmentTimes, type GivenTimes, readTimes } from './appointment.times.js';
import { inSentences } from './field.reading.js';

/** All of an appointment that people decide, as it is stored. */
export interface AppointmentContent extends AppointmentTimes {
  readonly contactId: string;
  readonly kind: AppointmentKind;
  readonly title: string;
  readonly location: string | null;
  readonly notes: string | null;
}

/** A new appointment, as it is asked for. */
export interface AppointmentDraft extends GivenTimes {
  readonly contactId: string;
  readonly kind: AppointmentKind;
  readonly title: string;
  readonly location?: string | null | undefined;
  readonly notes?: string | null | undefined;
}

/** A change of some fields; what is absent stays, null takes away. */
export type AppointmentPatch = {
  readonly [Name in keyof AppointmentDraft]?: AppointmentDraft[Name] | undefined;
};

export type Outcome =
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed'; readonly content: AppointmentContent };

/** What becomes of a draft: content to store, or refused. */
export function composeAppointment(
  draft: AppointmentDraft,
): Exclude<Outcome, { kind: 'unchanged' }> {
  const reading = readTimes(draft, null);
  if (!reading.ok) return { kind: 'refused', errors: inSentences(reading.faults) };
  const { contactId, kind, title, location = null, notes = null } = draft;
  return {
    kind: 'changed',
    content: {
      ...reading.times,
      contactId: contactId.toLowerCase(),
      kind,
      title,
      location,
      notes,
    },
  };
}

/** What a patch makes of the stored content. One that says what is so already changes nothing. */
export function applyPatch(stored: AppointmentContent, patch: AppointmentPatch): Outcome {
  // Times that nobody touches are not judged again: rules and zones may have changed since.
  const reading = touchesTimes(patch) ? readTimes(patch, stored) : undefined;
  if (reading?.ok === false) return { kind: 'refused', errors: inSentences(reading.faults) };
  const { contactId, kind, title, location, notes } = patch;
  const content: AppointmentContent = {
    ...(reading?.times ?? timesOf(stored)),
    contactId: contactId?.toLowerCase() ?? stored.contactId,
    kind: kind ?? stored.kind,
    title: title ?? stored.title,
    location: location === undefined ? stored.location : location,
    notes: notes === undefined ? stored.notes : notes,
  };
  return isSame(stored, content) ? { kind: 'unchanged' } : { kind: 'changed', content };
}

function touchesTimes(patch: AppointmentPatch): boolean {
  const { allDay, startsAt, endsAt, startsOn, endsOn, timeZone } = patch;
  return [allDay, startsAt, endsAt, startsOn, endsOn, timeZone].some((one) => one !== undefined);
}

function timesOf(stored: AppointmentTimes): AppointmentTimes {
  const { allDay, startsAt, endsAt, startsOn, endsOn, timeZone } = stored;
  return { allDay, startsAt, endsAt, startsOn, endsOn, timeZone };
}

function isSame(one: AppointmentContent, other: AppointmentContent): boolean {
  return (
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.allDay === other.allDay &&
    one.startsOn === other.startsOn &&
    one.endsOn === other.endsOn &&
    one.timeZone === other.timeZone &&
    one.contactId === other.contactId &&
    one.kind === other.kind &&
    one.title === other.title &&
    one.location === other.location &&
    one.notes === other.notes
  );
}
