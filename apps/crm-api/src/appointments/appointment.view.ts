import { ApiProperty } from '@nestjs/swagger';
import { type AppointmentKind, appointmentKinds } from './appointment.kind.js';
import type { RecordPage } from './appointment.reader.js';
import type { AppointmentRecord } from './appointment.record.js';
import { type AppointmentSync, type SyncState, syncStates } from './sync.state.js';

const moment = { type: String, format: 'date-time' } as const;
const nullableMoment = { ...moment, nullable: true } as const;
const nullableDate = { type: String, format: 'date', nullable: true } as const;
const nullableText = { type: String, nullable: true } as const;

/** How far an appointment's way into Google Calendar is. */
export class SyncView {
  @ApiProperty({ enum: syncStates, enumName: 'SyncState', example: 'synced' })
  state!: SyncState;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The version that Google holds.' })
  syncedVersion!: number | null;

  @ApiProperty({ ...nullableMoment, description: 'When Google acknowledged it.' })
  syncedAt!: string | null;

  @ApiProperty({ ...nullableMoment, description: 'While retrying: not before this moment.' })
  nextAttemptAt!: string | null;

  @ApiProperty({ ...nullableText, description: 'Why it is not there yet, in words.' })
  reason!: string | null;

  @ApiProperty({ ...nullableText, format: 'uri', description: 'Opens the event in Google.' })
  eventUrl!: string | null;
}

/** An appointment. All moments are in UTC, with milliseconds. */
export class AppointmentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  contactId!: string;

  @ApiProperty({ example: 'Ada Byron' })
  contactName!: string;

  @ApiProperty({ enum: appointmentKinds, enumName: 'AppointmentKind' })
  kind!: AppointmentKind;

  @ApiProperty({ example: 'Tour of 12 Canal Street' })
  title!: string;

  @ApiProperty()
  allDay!: boolean;

  @ApiProperty({
    ...moment,
    example: '2026-11-22T09:30:00.000Z',
    description: 'For an all-day appointment: the first moment of `startsOn` in its time zone.',
  })
  startsAt!: string;

  @ApiProperty({
    ...moment,
    example: '2026-11-22T10:30:00.000Z',
    description: 'Exclusive. For an all-day appointment: the first moment after `endsOn`.',
  })
  endsAt!: string;

  @ApiProperty({ ...nullableDate, description: 'null unless `allDay`.' })
  startsOn!: string | null;

  @ApiProperty({ ...nullableDate, description: 'The last day, included; null unless `allDay`.' })
  endsOn!: string | null;

  @ApiProperty({ example: 'Europe/Amsterdam' })
  timeZone!: string;

  @ApiProperty(nullableText)
  location!: string | null;

  @ApiProperty(nullableText)
  notes!: string | null;

  @ApiProperty({
    type: 'integer',
    example: 1,
    description: 'Raised by each change. The ETag is this number in quotes; `sync` is not in it.',
  })
  version!: number;

  @ApiProperty(moment)
  createdAt!: string;

  @ApiProperty(moment)
  updatedAt!: string;

  @ApiProperty()
  sync!: SyncView;
}

/** A page of appointments, by start and then id. */
export class AppointmentPage {
  @ApiProperty({ type: [AppointmentView] })
  items!: AppointmentView[];

  @ApiProperty({ ...nullableText, description: 'For the next page; null on the last one.' })
  nextCursor!: string | null;
}

export function viewOf(record: AppointmentRecord): AppointmentView {
  const { startsAtText: _place, ...shown } = record;
  return {
    ...shown,
    startsAt: record.startsAt.toISOString(),
    endsAt: record.endsAt.toISOString(),
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
    sync: syncViewOf(record.sync),
  };
}

export function pageViewOf({ items, nextCursor }: RecordPage): AppointmentPage {
  return { items: items.map(viewOf), nextCursor };
}

/** Also for those who tell of a change as it happens. */
export function syncViewOf(sync: AppointmentSync): SyncView {
  return {
    ...sync,
    syncedAt: sync.syncedAt?.toISOString() ?? null,
    nextAttemptAt: sync.nextAttemptAt?.toISOString() ?? null,
  };
}
