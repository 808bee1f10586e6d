/** What an address may ask for. Anybody can write an address: what makes no sense is left out. */

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const date = /^\d{4}-\d{2}-\d{2}$/;

/** The drawer: an appointment's id, or a new one, for a contact if one is named. */
export interface AppointmentSearch {
  readonly appointment?: string;
  readonly new?: string;
}

export function appointmentSearch(search: Record<string, unknown>): AppointmentSearch {
  const { appointment, new: begun } = search;
  if (typeof appointment === 'string' && uuid.test(appointment)) return { appointment };
  if (begun === '' || (typeof begun === 'string' && uuid.test(begun))) return { new: begun };
  return {};
}

/** Where to go after signing in: a place of ours, never another site's. */
export function placeInAlt(value: unknown): { next?: string } {
  const ours = typeof value === 'string' && /^\/(?![/\\])/.test(value) && value !== '/';
  return ours ? { next: value } : {};
}

/** For whoever is to sign in: where they go then, and whether their session ended on its own. */
export interface EntranceSearch {
  readonly next?: string;
  readonly ended?: boolean;
}

export function entranceSearch(search: Record<string, unknown>): EntranceSearch {
  return { ...placeInAlt(search['next']), ...(search['ended'] === true ? { ended: true } : {}) };
}

export function dayOf(value: unknown): { day?: string } {
  return isDate(value) ? { day: value } : {};
}

export function weekOf(value: unknown): { week?: string } {
  return isDate(value) ? { week: value } : {};
}

export function textOf(value: unknown): { search?: string } {
  return typeof value === 'string' && value.trim() !== '' ? { search: value } : {};
}

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !date.test(value)) return false;
  const moment = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value);
}
