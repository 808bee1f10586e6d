import { describe, expect, it } from '@jest/globals';
import type { GoogleEvent } from '../google/google.event.js';
import { appointmentId, foundEvent, tour } from './appointment.fixture.js';
import { eventBodyOf } from './event.mapping.js';
import { sightOf, type SightKind } from './event.sight.js';

const body = eventBodyOf({ appointmentId, version: 2, payload: tour }, 0);
const { description, location, source, start, end } = body;
const asWanted = foundEvent({
  description: description ?? null,
  location: location ?? null,
  source: source ?? null,
  start,
  end,
});
const ours = (version: string) => ({ altAppointmentId: appointmentId, altVersion: version });

describe('a look at the event of our id', () => {
  it.each<[SightKind, string, Partial<GoogleEvent>]>([
    ['as_wanted', 'it is as wanted', {}],
    ['as_wanted', 'only the version number is behind', { privateProperties: ours('1') }],
    ['differs', 'it is not as wanted', { summary: 'Renamed by hand' }],
    ['cancelled', 'it was deleted', { status: 'cancelled' }],
    ['cancelled', 'it was deleted down to its id', { status: 'cancelled', privateProperties: {} }],
    ['newer', 'a newer version stands there', { privateProperties: ours('3') }],
    ['newer', 'a newer version was deleted', { status: 'cancelled', privateProperties: ours('3') }],
    ['foreign', 'it carries no owner', { privateProperties: {} }],
    ['foreign', 'it has another owner', { privateProperties: { altAppointmentId: 'x' } }],
    [
      'foreign',
      'another owner’s was deleted',
      { status: 'cancelled', privateProperties: { altAppointmentId: 'x' } },
    ],
    ['as_wanted', 'its version cannot be read', { privateProperties: ours('new') }],
  ])('is %s where %s', (kind, _what, changes) => {
    const event = { ...asWanted, ...changes };
    expect(sightOf(event, { appointmentId, version: 2, body })).toEqual({ kind, etag: '"1"' });
  });

  it('always differs where there is to be none', () => {
    expect(sightOf(asWanted, { appointmentId, version: 2, body: null }).kind).toBe('differs');
  });
});
