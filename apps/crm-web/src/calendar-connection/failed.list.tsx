import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FoldIcon } from '../page/icons.js';
import { LinkAnchor } from '../page/link.js';
import { failedAppointments } from '../appointments/appointment.queries.js';
import { beingDeleted } from '../appointments/being.deleted.js';
import { overPage } from '../appointments/drawer.place.js';
import { dayWords } from '../appointments/time.words.js';
import { useClock } from '../time/clock.now.js';
import classes from './card.module.css';
import { deletedInWords, failedInWords } from './card.state.js';
import { troubleInWords } from './trouble.words.js';

/** What could not be synced: how many, and on demand which. */
export function FailedList({ failed }: { readonly failed: number }) {
  const [isOpen, setOpen] = useState(false);
  const list = useQuery({ ...failedAppointments, enabled: isOpen });
  const { timeZone: zone, now } = useClock();
  const reader = { zone, now };
  // A deletion that can still be undone is in no list, and is none yet: rather one too few.
  const listed = (list.data?.length ?? failed) + beingDeleted.size;
  const deleted = deletedInWords(failed - listed, (list.data?.length ?? 0) > 0);
  return (
    <details
      className={classes['failures']}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {failedInWords(failed)}
        <FoldIcon />
      </summary>
      {list.isLoading && <Text size="sm">Loading…</Text>}
      {list.error !== null && <Text size="sm">{troubleInWords(list.error)}</Text>}
      {list.data !== undefined && (
        <ul>
          {list.data.map((appointment) => (
            <li key={appointment.id}>
              <LinkAnchor
                to="."
                search={{ appointment: appointment.id }}
                state={overPage}
                resetScroll={false}
              >
                {appointment.title}
              </LinkAnchor>
              <Text size="sm" c="dimmed">
                {dayWords(appointment, reader)} · {appointment.sync.reason}
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
