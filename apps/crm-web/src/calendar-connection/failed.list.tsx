import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkAnchor } from '../app/link.js';
import { failedAppointments } from '../appointments/appointment.queries.js';
import classes from './card.module.css';
import { deletedInWords, failedInWords } from './card.state.js';
import { dayOf } from './moment.words.js';
import { troubleInWords } from './trouble.words.js';

/** What could not be synced: how many, and on demand which. */
export function FailedList({ failed }: { readonly failed: number }) {
  const [isOpen, setOpen] = useState(false);
  const list = useQuery({ ...failedAppointments, enabled: isOpen });
  const deleted = deletedInWords(failed - (list.data?.length ?? failed));
  return (
    <details
      className={classes['failures']}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{failedInWords(failed)}</summary>
      {list.isLoading && <Text size="sm">Looking for them …</Text>}
      {list.error !== null && <Text size="sm">{troubleInWords(list.error)}</Text>}
      {list.data !== undefined && (
        <ul>
          {list.data.map(({ id, title, startsAt, sync }) => (
            <li key={id}>
              <LinkAnchor to="." search={{ appointment: id }} resetScroll={false}>
                {title}
              </LinkAnchor>
              <Text size="sm" c="dimmed">
                {dayOf(new Date(startsAt))}. {sync.reason}
              </Text>
            </li>
          ))}
          {deleted !== null && (
            <li>
              <Text size="sm" c="dimmed">
                {deleted}
              </Text>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}
