import { type AppointmentValues, endOf, startOf } from './appointment.values.js';
import { type Reader, timeWords } from './time.words.js';
import { weekdayWords } from '../time/day.words.js';
import { offsetAt, type WallReading, wallTimeOf } from '../time/wall.time.js';
import { dayOf } from '../time/zone.days.js';

/** What clocks do at the start or the end that a person would not expect; null: nothing. */
export function clockHint(values: AppointmentValues): string | null {
  const { time, endTime, timeZone } = values;
  const notes = [
    noteOn(startOf(values), { time, timeZone, does: 'begins' }),
    noteOn(endOf(values), { time: endTime, timeZone, does: 'ends' }),
  ].filter((note) => note !== null);
  const hints = (['back', 'forward'] as const).flatMap((turn) => {
    const words = notes.filter((note) => note.turn === turn).map((note) => note.words);
    return words.length === 0 ? [] : [`The clocks go ${turn}: ${words.join('; ')}.`];
  });
  return hints.length === 0 ? null : hints.join(' ');
}

interface Typed {
  readonly time: string;
  readonly timeZone: string;
  readonly does: 'begins' | 'ends';
}

function noteOn(reading: WallReading | undefined, { time, timeZone, does }: Typed) {
  if (reading === undefined || reading.found === 'once') return null;
  if (reading.found === 'gap') {
    const { time: meant } = wallTimeOf(reading.moment, timeZone);
    const words = `there is no ${time} that day, so it ${does} at ${meant}`;
    return { turn: 'forward', words } as const;
  }
  const words = `${time} comes twice that day, and it ${does} at the ${reading.found}`;
  return { turn: 'back', words } as const;
}

/** When it is for the reader, if their clocks show another time than those of the appointment. */
export function hereHint(values: AppointmentValues, reader: Reader): string | null {
  const { allDay, date, timeZone } = values;
  const start = startOf(values)?.moment;
  const end = endOf(values)?.moment;
  if (allDay || start === undefined || end === undefined || end <= start) return null;
  if (offsetAt(start, timeZone) === offsetAt(start, reader.zone)) return null;
  const span = {
    allDay,
    timeZone,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    startsOn: null,
    endsOn: null,
  };
  const day = dayOf(start.getTime(), reader.zone);
  const weekday = day === date ? '' : `${weekdayWords(day, reader.locale)} `;
  return `For you that is ${weekday}${timeWords(span, reader)}.`;
}
