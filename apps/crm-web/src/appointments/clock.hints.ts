import type { AppointmentValues } from './appointment.values.js';
import { type Reader, timeWords } from './time.words.js';
import { weekdayWords } from '../time/day.words.js';
import { momentOf, offsetAt, wallTimeOf } from '../time/wall.time.js';
import { dayOf } from '../time/zone.days.js';

/** What clocks do at this start that a person would not expect; null: nothing. */
export function clockHint({ date, time, timeZone }: AppointmentValues): string | null {
  const start = momentOf({ date, time }, timeZone);
  if (start === undefined || start.found === 'once') return null;
  if (start.found === 'overlap') {
    return `The clocks go back: ${time} comes twice that day, and the first is meant.`;
  }
  const { time: meant } = wallTimeOf(start.moment, timeZone);
  return `The clocks go forward: there is no ${time} that day, so it begins at ${meant}.`;
}

/** When it is for the reader, if their clocks show another time than those of the appointment. */
export function hereHint(values: AppointmentValues, reader: Reader): string | null {
  const { allDay, date, time, endDate, endTime, timeZone } = values;
  const start = momentOf({ date, time }, timeZone)?.moment;
  const end = momentOf({ date: endDate, time: endTime }, timeZone)?.moment;
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
