import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Appointment } from '../appointments/appointment.lists.js';
import { overPage } from '../appointments/drawer.place.js';
import { SyncBadge } from '../appointments/sync.badge.js';
import { dialLink } from '../contacts/contact.links.js';
import { contactQuery } from '../contacts/contact.queries.js';
import { CallIcon, PlaceIcon } from './agenda.icons.js';
import { placeLink } from './place.link.js';
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
  const { id, title, location, contactId, contactName, sync } = appointment;
  const { data: contact } = useQuery({ ...contactQuery(contactId), enabled: !isBrief });
  const heading = useId();
  const place = location === null ? undefined : placeLink(location);
  const dial = dialLink(contact?.phone ?? null);
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
        {!isBrief && <span className={classes['details']}>{contactName}</span>}
        {!isBrief && location !== null && <span className={classes['details']}>{location}</span>}
        {sync.state !== 'synced' && <SyncBadge sync={sync} />}
      </Link>
      {!isBrief && (place ?? dial) !== undefined && (
        <div className={classes['actions']}>
          {place && (
            <a
              href={place.href}
              target="_blank"
              rel="noopener noreferrer"
              className={classes['action']}
            >
              <PlaceIcon />
              {place.words}
            </a>
          )}
          {dial !== undefined && (
            <a href={dial} className={classes['action']} aria-label={`Call ${contactName}`}>
              <CallIcon />
              Call
            </a>
          )}
        </div>
      )}
    </section>
  );
}
