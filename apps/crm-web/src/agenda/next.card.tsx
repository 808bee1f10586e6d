import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { AppointmentLinks } from '../appointments/appointment.links.js';
import type { Appointment } from '../appointments/appointment.lists.js';
import { overPage } from '../appointments/drawer.place.js';
import { SyncBadge } from '../appointments/sync.badge.js';
import { zoneDifference } from '../appointments/time.words.js';
import { useClock } from '../time/clock.now.js';
import classes from './next.card.module.css';

interface NextCardProps {
  readonly label: string;
  readonly when: string;
  readonly appointment: Appointment;
  /** One is there already: leaves the room to what is next. */
  readonly isBrief?: boolean;
}

/** An appointment with what one needs on the way there: the place and the client's number. */
export function NextCard({ label, when, appointment, isBrief = false }: NextCardProps) {
  const { id, title, location, contactName, sync } = appointment;
  const elsewhere = zoneDifference(appointment, { zone: useClock().timeZone });
  const heading = useId();
  return (
    <section
      className={classes['card']}
      data-brief={isBrief || undefined}
      aria-labelledby={heading}
    >
      <Link
        to="."
        search={({ new: _, ...search }) => ({ ...search, appointment: id })}
        state={overPage}
        resetScroll={false}
        className={classes['about']}
      >
        <span className={classes['when']} id={heading}>
          <strong>{label}</strong> {when}
        </span>
        <span className={classes['title']}>{title}</span>
        {elsewhere !== null && <span className={classes['details']}>{elsewhere}</span>}
        {!isBrief && <span className={classes['details']}>{contactName}</span>}
        {!isBrief && location !== null && <span className={classes['details']}>{location}</span>}
        {sync.state !== 'synced' && <SyncBadge sync={sync} />}
      </Link>
      {!isBrief && <AppointmentLinks appointment={appointment} className={classes['links']} />}
    </section>
  );
}
