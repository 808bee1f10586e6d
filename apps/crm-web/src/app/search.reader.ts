import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import { searchOf } from '../contacts/contact.search.js';

/**
 * What an address may ask for. Anybody can write an address: what makes no sense is set to
 * undefined. The router lays this over what it read, so whatever is merely left out stays.
 */

/** The router’s own reading of an address would take `1e5` for a number, and `"x"` for a text. */
export const addressFormat = {
  parseSearch: parseSearchWith((text) => text),
  stringifySearch: stringifySearchWith(JSON.stringify),
} as const;

type Search = Readonly<Record<string, unknown>>;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Of years that calendars can go back and forth from. */
const date = /^[12]\d{3}-\d{2}-\d{2}$/;

/** The drawer: an appointment's id, or a new one, for a contact if one is named. */
export interface AppointmentSearch {
  readonly appointment?: string | undefined;
  readonly new?: string | undefined;
}

export function appointmentSearch(search: Search): AppointmentSearch {
  const { appointment, new: begun } = search;
  if (isId(appointment)) return { appointment, new: undefined };
  return { appointment: undefined, new: begun === '' || isId(begun) ? begun : undefined };
}

/** Where to go after signing in. */
export interface NextSearch {
  readonly next?: string | undefined;
}

/** A place of ours, never another site's. */
export function placeInAlt(value: unknown): NextSearch {
  return { next: typeof value === 'string' && isOurs(value) && value !== '/' ? value : undefined };
}

/** For whoever is to sign in: where they go then, and whether their session ended on its own. */
export interface EntranceSearch extends NextSearch {
  readonly ended?: boolean | undefined;
}

export function entranceSearch(search: Search): EntranceSearch {
  return { ...placeInAlt(search['next']), ended: search['ended'] === true ? true : undefined };
}

export function daySearch(search: Search): { readonly day?: string | undefined } {
  return { day: dateOf(search['day']) };
}

export function weekSearch(search: Search): { readonly week?: string | undefined } {
  return { week: dateOf(search['week']) };
}

/** What contacts are searched for. Digits alone come as a number. */
export function textSearch({ search }: Search): { readonly search?: string | undefined } {
  const isText = ['string', 'number', 'boolean'].includes(typeof search);
  const text = isText ? searchOf(String(search)) : '';
  return { search: text === '' ? undefined : text };
}

/** How connecting a calendar ended. */
export function calendarSearch({ calendar }: Search): { readonly calendar?: string | undefined } {
  return { calendar: typeof calendar === 'string' ? calendar : undefined };
}

const isId = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

const somewhere = 'http://alt.invalid';

/** Asked of the browser's own reader, too: it drops tabs, and so sees `//evil` in `/⇥/evil`. */
function isOurs(place: string): boolean {
  if (!/^\/(?![/\\])/.test(place) || !URL.canParse(place, somewhere)) return false;
  return new URL(place, somewhere).origin === somewhere;
}

function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !date.test(value)) return undefined;
  const moment = new Date(`${value}T00:00:00Z`);
  const isDate = !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
  return isDate ? value : undefined;
}
