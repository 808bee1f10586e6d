import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, bodyOf } from '../api/api.client.js';
import { LinkButton } from '../page/link.js';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { overPage } from '../appointments/drawer.place.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';
import { contactsQuery } from '../contacts/contact.queries.js';
import { DoneIcon } from './agenda.icons.js';
import classes from './first.steps.module.css';

/** Whether there is no appointment at all, before or after what was looked at. */
export function useIsNew(isNothingSeen: boolean): boolean {
  const { data } = useQuery({
    queryKey: appointmentKeys.any,
    enabled: isNothingSeen,
    queryFn: async ({ signal }) => {
      const query = { limit: 1 };
      const { items } = await bodyOf(api.GET('/api/appointments', { params: { query }, signal }));
      return items.length > 0;
    },
  });
  return isNothingSeen && data === false;
}

/** What somebody who is new here does first; each step can be done by itself. */
export function FirstSteps() {
  const { data: connection } = useQuery(connectionQuery);
  const { data: contacts, isLoading } = useInfiniteQuery(contactsQuery(''));
  // No button that turns into a mark before one's eyes.
  if (isLoading) return null;
  const hasContact = contacts?.pages.some(({ items }) => items.length > 0) ?? false;
  const isConnected = connection?.state === 'connected';
  return (
    <section aria-labelledby="first-steps" className={classes['steps']}>
      <h2 id="first-steps" className={classes['heading']}>
        Your first steps
      </h2>
      <Text c="dimmed">Three steps, in any order.</Text>
      <ol className={classes['list']}>
        <Step title="Add a contact" words="The client you are going to meet." isDone={hasContact}>
          <LinkButton to="/contacts" hash="new" variant={variantOf(!hasContact)}>
            Add contact
          </LinkButton>
        </Step>
        <Step title="Make an appointment" words="A tour, a presentation, a call." isDone={false}>
          <LinkButton
            to="/"
            search={{ new: '' }}
            state={overPage}
            resetScroll={false}
            variant={variantOf(hasContact)}
          >
            New appointment
          </LinkButton>
        </Step>
        <Step
          title="Connect Google Calendar"
          words="Then every appointment also appears in Google Calendar."
          isDone={isConnected}
        >
          <LinkButton to="/settings" hash="calendar-sync" variant="default">
            Connect
          </LinkButton>
        </Step>
      </ol>
    </section>
  );
}

/** Filled is the first step that is open: with the second done, nobody sees these any more. */
const variantOf = (isFirst: boolean): 'filled' | 'default' => (isFirst ? 'filled' : 'default');

interface StepProps {
  readonly title: string;
  readonly words: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

function Step({ title, words, isDone, children }: StepProps) {
  return (
    <li className={classes['step']} data-done={isDone || undefined}>
      <span className={classes['number']} aria-hidden="true">
        {isDone && <DoneIcon />}
      </span>
      <div className={classes['what']}>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" size="sm">
          {words}
        </Text>
      </div>
      <div className={classes['action']}>
        {isDone ? <span className={classes['done']}>Done</span> : children}
      </div>
    </li>
  );
}
