import { ChoiceField, FlagField, IdField, TextField } from '#shared/validation/index.js';
import type { AppointmentDraft, AppointmentPatch } from './appointment.changes.js';
import { type AppointmentKind, appointmentKinds } from './appointment.kind.js';
import { ChangedTimeField, NewTimeField } from './time.fields.js';

const kind = {
  choices: appointmentKinds,
  name: 'AppointmentKind',
  description: 'What the appointment is for.',
  example: 'property_tour',
};
const contactId = {
  description: 'Whom it is with: one of your contacts.',
  example: '0b1f6e0e-6a5b-4a3e-9a53-0d1c2b7f8e11',
};
const title = { description: 'What it is called.', max: 300, example: 'Tour of 12 Canal Street' };
const location = {
  description: 'Where it takes place.',
  max: 500,
  optional: true,
  nullable: true,
  example: '12 Canal Street, Amsterdam',
};
const notes = {
  description: 'Shown in the event’s description.',
  // Google keeps about 8192 characters of a description, which also names the client.
  max: 8000,
  multiline: true,
  optional: true,
  nullable: true,
  example: 'Bring the keys.',
};
const allDay = {
  description: 'With `startsOn` and `endsOn` in place of `startsAt` and `endsAt`.',
  optional: true,
  example: false,
};
const texts = {
  startsAt: 'RFC 3339 with an offset. Not for an all-day appointment.',
  endsAt: 'After `startsAt`, by 366 days at most. Not for an all-day appointment.',
  startsOn: 'The first day. For an all-day appointment only.',
  endsOn: 'The last day, included. For an all-day appointment only.',
  timeZone: 'An IANA name: the zone that the appointment is meant in.',
} as const;

/** Body of `POST /api/appointments`. */
export class CreateAppointmentRequest implements AppointmentDraft {
  @IdField(contactId)
  contactId!: string;

  @ChoiceField(kind)
  kind!: AppointmentKind;

  @TextField(title)
  title!: string;

  @FlagField(allDay)
  allDay?: boolean;

  @NewTimeField('startsAt', texts.startsAt)
  startsAt?: string | null;

  @NewTimeField('endsAt', texts.endsAt)
  endsAt?: string | null;

  @NewTimeField('startsOn', texts.startsOn)
  startsOn?: string | null;

  @NewTimeField('endsOn', texts.endsOn)
  endsOn?: string | null;

  @NewTimeField('timeZone', texts.timeZone)
  timeZone!: string;

  @TextField(location)
  location?: string | null;

  @TextField(notes)
  notes?: string | null;
}

/** Body of `PATCH /api/appointments/{id}`: what is left out stays as it is. */
export class UpdateAppointmentRequest implements AppointmentPatch {
  @IdField({ ...contactId, optional: true })
  contactId?: string;

  @ChoiceField({ ...kind, optional: true })
  kind?: AppointmentKind;

  @TextField({ ...title, optional: true })
  title?: string;

  @FlagField({ ...allDay, description: 'Turning it round needs the times that then apply.' })
  allDay?: boolean;

  @ChangedTimeField('startsAt', { description: texts.startsAt, nullable: true })
  startsAt?: string | null;

  @ChangedTimeField('endsAt', { description: texts.endsAt, nullable: true })
  endsAt?: string | null;

  @ChangedTimeField('startsOn', { description: texts.startsOn, nullable: true })
  startsOn?: string | null;

  @ChangedTimeField('endsOn', { description: texts.endsOn, nullable: true })
  endsOn?: string | null;

  @ChangedTimeField('timeZone', { description: texts.timeZone })
  timeZone?: string;

  @TextField(location)
  location?: string | null;

  @TextField(notes)
  notes?: string | null;
}
