import { Text } from '@mantine/core';
import { LinkAnchor } from '../page/link.js';
import { useClock } from '../time/clock.now.js';
import { AppointmentLinks } from './appointment.links.js';
import type { Appointment } from './appointment.lists.js';
import { SyncBadge } from './sync.badge.js';
import { dayWords, timeWords, zoneDifference } from './time.words.js';
import classes from './stored.summary.module.css';

/** What one looks an appointment up for, as it was saved, above the fields in which it is changed. */
export function StoredSummary({ appointment }: { readonly appointment: Appointment }) {
  const { timeZone: zone, now } = useClock();
  const reader = { zone, now };
  const elsewhere = zoneDifference(appointment, reader);
  const when = [dayWords(appointment, reader), timeWords(appointment, reader)].join(' · ');
  return (
    <div className={classes['summary']}>
      <div className={classes['facts']}>
        <Text fw={600}>{appointment.title}</Text>
        <Text size="sm">{elsewhere === null ? when : `${when} (${elsewhere})`}</Text>
        {appointment.location !== null && (
          <Text size="sm" c="dimmed">
            {appointment.location}
          </Text>
        )}
      </div>
      <div role="status">
        <SyncBadge sync={appointment.sync} full />
      </div>
      <AppointmentLinks appointment={appointment} className={classes['links']} />
      <LinkAnchor
        to="/contacts/$contactId"
        params={{ contactId: appointment.contactId }}
        className={classes['client'] ?? ''}
      >
        All about {appointment.contactName}
      </LinkAnchor>
    </div>
  );
}
