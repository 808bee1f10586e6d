import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LinkAnchor } from '../app/link.js';
import classes from './card.module.css';
import { failedInWords } from './card.state.js';
import { failedQuery } from './failed.query.js';
import { dayOf } from './moment.words.js';
import { troubleInWords } from './trouble.words.js';

/** What could not be synced: how many, and on demand which. */
export function FailedList({ failed }: { readonly failed: number }) {
  const [isOpen, setOpen] = useState(false);
  const list = useQuery({ ...failedQuery(failed), enabled: isOpen });
  const others = failed - (list.data?.length ?? failed);
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
          {others > 0 && (
            <li>
              <Text size="sm" c="dimmed">
                {others === 1 ? '1 more is' : `${others} more are`} deleted in ALT or long past.
              </Text>
            </li>
          )}
        </ul>
      )}
    </details>
  );
}
