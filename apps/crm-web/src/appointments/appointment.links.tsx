import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { dialLink } from '../contacts/contact.links.js';
import { contactQuery } from '../contacts/contact.queries.js';
import { CallIcon, PlaceIcon } from './appointment.icons.js';
import type { Appointment } from './appointment.lists.js';
import { placeLink } from './place.link.js';
import classes from './appointment.links.module.css';

interface AppointmentLinksProps {
  readonly appointment: Pick<Appointment, 'location' | 'contactId' | 'contactName'>;
  /** Around them, where there are any. */
  readonly className?: string | undefined;
}

/** What one needs on the way there: the place on a map, and the client's number. */
export function AppointmentLinks({ appointment, className }: AppointmentLinksProps) {
  const { location, contactId, contactName } = appointment;
  const { data: contact, isLoading } = useQuery(contactQuery(contactId));
  const place = location === null ? undefined : placeLink(location);
  const dial = dialLink(contact?.phone ?? null);
  if (place === undefined && dial === undefined && !isLoading) return null;
  return (
    <div className={`${classes['actions']} ${className ?? ''}`}>
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
      {isLoading && (
        <span className={classes['action']} aria-hidden="true">
          <Skeleton height="1rem" width="4rem" radius="sm" />
        </span>
      )}
    </div>
  );
}
