import type { ApiPropertyOptions } from '@nestjs/swagger';
import { Field, type FieldOptions } from '#shared/validation/index.js';
import { readDate, readMoment, readTimes } from './appointment.times.js';
import { readGiven, type Reading } from './field.reading.js';
import { readTimeZone } from './time-zone.reader.js';

type TimeFieldName = 'startsAt' | 'endsAt' | 'startsOn' | 'endsOn' | 'timeZone';

const moment = { type: String, format: 'date-time', example: '2026-11-22T10:30:00+01:00' } as const;
const date = { type: String, format: 'date', example: '2026-11-22' } as const;
const zone = { type: String, example: 'Europe/Amsterdam' } as const;

const schemas = {
  startsAt: moment,
  endsAt: { ...moment, example: '2026-11-22T11:30:00+01:00' },
  startsOn: date,
  endsOn: date,
  timeZone: zone,
} as const satisfies Record<TimeFieldName, ApiPropertyOptions>;

const readers: Readonly<Record<TimeFieldName, (text: string) => Reading<unknown>>> = {
  startsAt: readMoment,
  endsAt: readMoment,
  startsOn: readDate,
  endsOn: readDate,
  timeZone: readTimeZone,
};

/**
 * A time of a new appointment. Whether it is needed, and whether it fits, the others decide: so
 * the rule looks at all of them, and a request with several faults hears of all at once.
 */
export function NewTimeField(name: TimeFieldName, description: string): PropertyDecorator {
  const isZone = name === 'timeZone';
  // null is how an answer writes the times that do not apply; it may be sent back as it is.
  const schema = { ...schemas[name], required: isZone, nullable: !isZone };
  return Field({ description }, schema, (_value, whole) => {
    const reading = readTimes(whole, null);
    if (reading.ok) return undefined;
    return reading.faults.find(({ field }) => field === name)?.fault;
  });
}

/** A changed time: readable by itself. Whether it fits, the stored ones decide. */
export function ChangedTimeField(name: TimeFieldName, options: FieldOptions): PropertyDecorator {
  return Field({ ...options, optional: true }, schemas[name], (value) => {
    const reading = readGiven(value, readers[name]);
    return reading.ok ? undefined : reading.fault;
  });
}
