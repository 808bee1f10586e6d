/** `start` or `end` of an event, as Google writes it. */
export interface EventMoment {
  readonly date?: string | undefined;
  readonly dateTime?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface EventTimes {
  readonly start: EventMoment;
  readonly end: EventMoment;
}

/** When an event is, in its own time zone: `10 Mar 2027, 10:00–11:00 EST`. */
export function describeWhen({ start, end }: EventTimes): string {
  if (start.date !== undefined && end.date !== undefined) {
    // Google's last day is the first one after it.
    return `${describeDays(dayAt(start.date), dayAt(end.date) - dayMs)}, all day`;
  }
  const zone = start.timeZone ?? 'UTC';
  const from = clockIn(zone, start.dateTime);
  const to = clockIn(end.timeZone ?? zone, end.dateTime);
  if (from === undefined || to === undefined) return 'at no time';
  const { day, month, year } = from;
  const date = `${day} ${month} ${year}`;
  return date === `${to.day} ${to.month} ${to.year}` && from.zone === to.zone
    ? `${date}, ${from.time}–${to.time} ${to.zone}`
    : `${date}, ${from.time} ${from.zone} – ${to.day} ${to.month}, ${to.time} ${to.zone}`;
}

/** `13 Mar 2027, 22:00 EST` */
export function describeMoment(moment: EventMoment | undefined): string {
  const clock = clockIn(moment?.timeZone ?? 'UTC', moment?.dateTime);
  if (clock === undefined) return 'at no time';
  const { day, month, year, time, zone } = clock;
  return `${day} ${month} ${year}, ${time} ${zone}`;
}

const dayMs = 24 * 60 * 60_000;
const dayAt = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** As short as it stays clear: `12–14 Mar 2027`, `30 Mar – 2 Apr 2027`. */
function describeDays(first: number, last: number): string {
  const from = clockOf(first, 'UTC');
  const to = clockOf(last, 'UTC');
  const ending = `${to.day} ${to.month} ${to.year}`;
  if (first === last) return ending;
  if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} – ${ending}`;
  if (from.month !== to.month) return `${from.day} ${from.month} – ${ending}`;
  return `${from.day}–${ending}`;
}

interface Clock {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly time: string;
  /** `EST`, `GMT+1` */
  readonly zone: string;
}

const clockIn = (timeZone: string, dateTime: string | undefined): Clock | undefined =>
  dateTime === undefined ? undefined : clockOf(Date.parse(dateTime), timeZone);

function clockOf(epochMs: number, timeZone: string): Clock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(epochMs);
  const part = (wanted: Intl.DateTimeFormatPartTypes): string =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  return {
    day: part('day'),
    month: part('month'),
    year: part('year'),
    time: `${part('hour')}:${part('minute')}`,
    zone: part('timeZoneName'),
  };
}
