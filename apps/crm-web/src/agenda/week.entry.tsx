import { Link } from '@tanstack/react-router';
import { overPage } from '../appointments/drawer.place.js';
import { syncWords } from '../appointments/sync.words.js';
import { timeWords } from '../appointments/time.words.js';
import type { Clock } from '../time/clock.now.js';
import { AttentionIcon, WaitIcon } from './agenda.icons.js';
import { continuation, type DayEntry } from './agenda.days.js';
import classes from './week.module.css';

interface WeekEntryProps {
  readonly entry: DayEntry;
  readonly day: string;
  readonly clock: Clock;
}

/** An appointment in the week: what it is; the rest is one tap away. */
export function WeekEntry({ entry, day, clock }: WeekEntryProps) {
  const { id, title, contactName, sync } = entry.appointment;
  const zone = clock.timeZone;
  const time = timeWords(entry.appointment, { zone }, day);
  const { tone, words } = syncWords(sync, { now: new Date(clock.now), zone });
  const note = continuation(entry);
  const isWholeDay = entry.appointment.allDay || (entry.nth > 1 && entry.nth < entry.of);
  return (
    <Link
      to="."
      search={({ new: _, ...search }) => ({ ...search, appointment: id })}
      state={overPage}
      resetScroll={false}
      className={classes['entry']}
      data-tone={tone}
      title={`${time} ${title}, ${contactName}. ${words}`}
    >
      {(tone === 'bad' || tone === 'warn') && (
        <span className={classes['mark']}>{tone === 'bad' ? <AttentionIcon /> : <WaitIcon />}</span>
      )}
      <span className={isWholeDay ? classes['timeOfAllDay'] : classes['time']}>{time}</span>{' '}
      <span className={classes['title']}>{title}</span>{' '}
      <span className={classes['client']}>{contactName}</span>
      {note !== undefined && <span className="only-screen-reader">. {note}</span>}
      <span className="only-screen-reader">. {words}</span>
    </Link>
  );
}
