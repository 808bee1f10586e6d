import { decodeCursor, isInstant, isUuid } from '#shared/http/index.js';
import {
  ChoiceField,
  CountQuery,
  Field,
  TextField,
  validationFailed,
} from '#shared/validation/index.js';
import type { AppointmentFilter } from './appointment.list.query.js';
import { readGiven } from './field.reading.js';
import { readInstant } from './instant.reader.js';

function MomentQuery(description: string): PropertyDecorator {
  const schema = { type: String, format: 'date-time', example: '2026-11-01T00:00:00Z' };
  return Field({ description, optional: true }, schema, (value) => {
    const reading = readGiven(value, readInstant);
    if (reading.ok) return undefined;
    const unescaped = typeof value === 'string' && / \d{2}:\d{2}$/.test(value);
    return unescaped ? 'must write the + of its offset as %2B' : reading.fault;
  });
}

/** The one of `syncStates` that somebody has to do something about. */
const listedSyncStates = ['failed'] as const;

/** Query of the lists of appointments. */
export class ListAppointmentsQuery {
  @MomentQuery('Only those that end after this moment (RFC 3339 with an offset).')
  from?: string;

  @MomentQuery('Only those that start before this moment (RFC 3339 with an offset).')
  to?: string;

  @ChoiceField({
    description: 'Only those whose `sync` has this state.',
    choices: listedSyncStates,
    name: 'ListedSyncState',
    optional: true,
  })
  sync?: (typeof listedSyncStates)[number];

  @CountQuery({ description: 'How many at most.', min: 1, max: 200, fallback: 50 })
  limit: number = 50;

  @TextField({
    description: 'The `nextCursor` of the page before; left out for the first page.',
    max: 1000,
    optional: true,
  })
  cursor?: string;
}

/** @throws Problem 400 naming `to` or `cursor` */
export function readFilter(
  query: ListAppointmentsQuery,
): Omit<AppointmentFilter, 'agentId' | 'contactId'> {
  const from = momentOf(query.from);
  const to = momentOf(query.to);
  if (from !== undefined && to !== undefined && to <= from) {
    throw validationFailed([{ field: 'to', message: 'to must be after from' }]);
  }
  return {
    from,
    to,
    isFailed: query.sync === 'failed',
    after: placeOf(query.cursor),
    limit: query.limit,
  };
}

function momentOf(text: string | undefined): Date | undefined {
  const reading = readGiven(text, readInstant);
  return reading.ok ? reading.value : undefined;
}

function placeOf(cursor: string | undefined): AppointmentFilter['after'] {
  if (cursor === undefined) return undefined;
  const [startsAtText = '', id = ''] = decodeCursor(cursor, [isInstant, isUuid]);
  return { startsAtText, id };
}
