import type { Random } from '../simulation/random.js';

const zones = [
  'America/New_York',
  'Europe/Amsterdam',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];

const kinds = ['property_tour', 'listing_presentation', 'follow_up_call', 'other'];

const dayMs = 86_400_000;
/** Far enough ahead that nothing here is in the past, whenever it runs. */
const firstDayMs = Date.UTC(2031, 0, 1);

export type Fields = Readonly<Record<string, unknown>>;

/** A time within a year, or days; what does not apply is told to go. */
export function when(random: Random): Fields {
  const day = firstDayMs + random.whole(365) * dayMs;
  const timeZone = random.pick(zones);
  if (random.chance(0.2)) {
    const startsOn = dateOf(day);
    const endsOn = dateOf(day + random.whole(3) * dayMs);
    return { allDay: true, startsOn, endsOn, startsAt: null, endsAt: null, timeZone };
  }
  const starts = day + random.whole(96) * 900_000;
  const startsAt = new Date(starts).toISOString();
  const endsAt = new Date(starts + (1 + random.whole(12)) * 900_000).toISOString();
  return { allDay: false, startsAt, endsAt, startsOn: null, endsOn: null, timeZone };
}

export function draft(random: Random, contactId: string, title: string): Fields {
  const times = Object.fromEntries(
    Object.entries(when(random)).filter(([, value]) => value !== null),
  );
  const location = random.chance(0.5) ? { location: `${random.whole(900)} Elm Street` } : {};
  return { contactId, kind: random.pick(kinds), title, ...times, ...location };
}

/** Always another title: it tells the version that stands somewhere. */
export function patch(random: Random, title: string): Fields {
  const what = random.weighted({ title: 5, notes: 2, location: 2, times: 4, zone: 2 });
  switch (what) {
    case 'title':
      return { title };
    case 'notes':
      return { title, notes: random.chance(0.3) ? null : `Bring the keys to ${title}.` };
    case 'location':
      return { title, location: random.chance(0.3) ? null : `${random.whole(900)} Oak Avenue` };
    case 'times':
      return { title, ...when(random) };
    case 'zone':
      return { title, timeZone: random.pick(zones) };
  }
}

const dateOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);
