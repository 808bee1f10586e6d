import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useClock } from '../time/clock.now.js';
import type { Appointment } from './appointment.lists.js';
import { overPage } from './drawer.place.js';
import { rowDetails } from './row.words.js';
import { SyncBadge } from './sync.badge.js';
import { dayWords, timeWords, zoneDifference } from './time.words.js';
import classes from './appointment.row.module.css';

interface AppointmentRowProps {
  readonly appointment: Appointment;
  /** The date under which it stands; without it, the row says the date itself. */
  readonly day?: string;
  /** The whole list is of one client. */
  readonly isClientKnown?: boolean;
  /** What the time does not say, such as which of its days this is. */
  readonly note?: string | undefined;
}

/**
 * An appointment in a list: all of it is one link, which opens the drawer. Drawn anew only when it
 * changed itself: news of one appointment redraw the list that it is in.
 */
export const AppointmentRow = memo(function AppointmentRow(props: AppointmentRowProps) {
  const { appointment, day, note, isClientKnown } = props;
  const { timeZone: zone, now } = useClock();
  const reader = { zone, now };
  const elsewhere = zoneDifference(appointment, reader);
  const details = rowDetails(appointment, isClientKnown);
  return (
    <Link
      to="."
      search={({ new: begun, ...search }) => ({ ...search, appointment: appointment.id })}
      state={overPage}
      resetScroll={false}
      className={classes['row']}
    >
      <span className={classes['when']}>
        {day === undefined && (
          <span className={classes['day']}>{dayWords(appointment, reader)}</span>
        )}
        <span className={classes['time']}>{timeWords(appointment, reader, day)}</span>
        {note !== undefined && <span className={classes['time']}>{note}</span>}
      </span>
      <span className={classes['what']}>
        <span className={classes['title']}>{appointment.title}</span>
        {details.length > 0 && <span className={classes['details']}>{details.join(' · ')}</span>}
        {elsewhere !== null && <span className={classes['details']}>{elsewhere}</span>}
      </span>
      <span className={classes['sync']}>
        <SyncBadge sync={appointment.sync} />
      </span>
    </Link>
  );
});
