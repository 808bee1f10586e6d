import { describe, expect, it } from '@jest/globals';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
} from '@tanstack/react-router';
import {
  addressFormat,
  appointmentSearch,
  calendarSearch,
  daySearch,
  entranceSearch,
  placeInAlt,
  textSearch,
  weekSearch,
} from './search.reader.js';

const id = '0a1b2c3d-4e5f-4a6b-8c7d-0123456789ab';

type Search = Readonly<Record<string, unknown>>;
type Validator = (search: Search) => object;

/** What a page is given by the router that the app runs on, and how a link that keeps it is written. */
function opened(validateSearch: Validator, query: string, parent: Validator = () => ({})) {
  const root = createRootRoute();
  const around = createRoute({ getParentRoute: () => root, id: 'around', validateSearch: parent });
  const page = createRoute({ getParentRoute: () => around, path: '/page', validateSearch });
  const router = createRouter({
    routeTree: root.addChildren([around.addChildren([page])]),
    history: createMemoryHistory({ initialEntries: [`/page${query}`] }),
    ...addressFormat,
  });
  const search = router.matchRoutes(router.latestLocation).at(-1)?.search as Search;
  return { search, query: addressFormat.stringifySearch(search) };
}

describe('an address', () => {
  it('opens an appointment, or a new one', () => {
    const { search } = opened(appointmentSearch, `?appointment=${id}`);
    expect(search).toEqual({ appointment: id });
    expect(opened(appointmentSearch, '?new=').search).toEqual({ new: '' });
    expect(opened(appointmentSearch, `?new=${id}`).search).toEqual({ new: id });
  });

  it.each([
    ['the drawer', appointmentSearch, '?appointment=x'],
    ['the drawer', appointmentSearch, '?appointment=7&new=%3Cscript%3E'],
    ['the drawer', appointmentSearch, '?new=null'],
    ['the drawer', appointmentSearch, '?new=a&new=b'],
    ['the agenda', daySearch, '?day=abc'],
    ['the agenda', daySearch, '?day=2026-02-30'],
    ['the agenda', daySearch, '?day=20260228'],
    ['the agenda', daySearch, '?day=9999-12-31'],
    ['the week', weekSearch, '?week=abc'],
    ['the contacts', textSearch, '?search=%20%20'],
    ['the contacts', textSearch, '?search=%00'],
    ['the settings', calendarSearch, '?calendar=7'],
    ['the sign-in page', entranceSearch, '?ended=yes'],
    ['the sign-in page', entranceSearch, '?next=https%3A%2F%2Felsewhere.example%2Fx'],
    ['the sign-in page', entranceSearch, '?next=%2F%2Felsewhere.example'],
    ['the sign-in page', entranceSearch, '?next=%2F%5Celsewhere.example'],
    ['the sign-in page', entranceSearch, '?next=%2F%09%2Felsewhere.example'],
  ])('asks nothing of %s that makes no sense', (_place, validate, query) => {
    const { search, query: kept } = opened(validate, query);
    expect(Object.values(search).filter((value) => value !== undefined)).toEqual([]);
    expect(kept).toBe('');
  });

  it('does not get past a page to the one around it, nor the other way', () => {
    const { search } = opened(daySearch, `?day=x&appointment=${id}`, appointmentSearch);
    expect(search).toEqual({ appointment: id });
  });

  it('names a day that exists', () => {
    expect(opened(daySearch, '?day=2026-02-28').search).toEqual({ day: '2026-02-28' });
    expect(opened(weekSearch, '?week=2028-02-29').search).toEqual({ week: '2028-02-29' });
  });

  it.each([
    ['Ada', 'Ada'],
    ['555', '555'],
    ['0555', '0555'],
    ['1e5', '1e5'],
    ['true', 'true'],
    ['null', 'null'],
    ['%22Ada%22', '"Ada"'],
    ['%2B1+555', '+1 555'],
  ])('searches for %s as it stands there', (written, text) => {
    const { search, query } = opened(textSearch, `?search=${written}`);
    expect(search).toEqual({ search: text });
    expect(query).toBe(`?search=${written}`);
  });

  it('tells whose session ended, and where they were', () => {
    const { search } = opened(entranceSearch, '?next=%2Fweek&ended=true');
    expect(search).toEqual({ next: '/week', ended: true });
  });
});

describe('after signing in', () => {
  it.each(['/contacts', '/settings?calendar=connected#calendar-sync'])(
    'one comes to %s',
    (place) => {
      expect(placeInAlt(place)).toEqual({ next: place });
    },
  );

  it.each([
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n\\elsewhere.example',
    '',
    3,
  ])('one does not come to %j', (place) => {
    expect(placeInAlt(place).next).toBeUndefined();
  });
});
