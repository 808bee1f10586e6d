/// <reference lib="esnext.temporal" />
import type { EventMoment, StoredEvent } from '../calendar/event.content.js';

/** One line of a calendar: what a person reads of an event's time. */
export interface DayEntry {
  readonly event: StoredEvent;
  /** `2027-03-01`, in the event's own zone. */
  readonly day: string;
  readonly times: string;
}

export interface Day {
  readonly title: string;
  readonly entries: readonly DayEntry[];
}

const inUtc = { timeZone: 'UTC' } as const;
const weekday = new Intl.DateTimeFormat('en-GB', { ...inUtc, weekday: 'long' });
const date = new Intl.DateTimeFormat('en-GB', {
  ...inUtc,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** Events by the day on which they start, each in its own zone. @param events in order */
export function groupByDay(events: readonly StoredEvent[], calendarZone: string): readonly Day[] {
  const entries = events.map((event) => entryOf(event, calendarZone));
  const days = Map.groupBy(entries, ({ day }) => day);
  return [...days]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, ofDay]) => ({ title: titleOf(day), entries: ofDay }));
}

function titleOf(day: string): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  // Put together by hand: whether a comma comes between differs between versions of ICU.
  return `${weekday.format(midnight)}, ${date.format(midnight)}`;
}

function entryOf(event: StoredEvent, calendarZone: string): DayEntry {
  const { start, end } = event.content;
  if (start.kind === 'date' || end.kind === 'date') {
    return { event, day: dateOf(start), times: wholeDays(dateOf(start), dateOf(end)) };
  }
  const zone = start.timeZone ?? calendarZone;
  const from = localTime(start.epochMs, zone);
  const to = localTime(end.epochMs, zone);
  const until = to.day === from.day ? to.time : `${titleOf(to.day)}, ${to.time}`;
  return { event, day: from.day, times: `${from.time} – ${until} (${zone})` };
}

function dateOf(moment: EventMoment): string {
  return moment.kind === 'date' ? moment.date : new Date(moment.epochMs).toISOString().slice(0, 10);
}

/** Google's end is exclusive; people read the last day included. */
function wholeDays(start: string, end: string): string {
  const last = new Date(Date.parse(end) - 24 * 3_600_000).toISOString().slice(0, 10);
  return last <= start ? 'All day' : `All day, to ${titleOf(last)}`;
}

function localTime(epochMs: number, zone: string): { readonly day: string; readonly time: string } {
  const local = Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  return { day: local.slice(0, 10), time: local.slice(11) };
}
