import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, bodyOf } from '../api/api.client.js';
import { LinkButton } from '../app/link.js';
import { appointmentKeys } from '../appointments/appointment.keys.js';
import { overPage } from '../appointments/drawer.place.js';
import { connectionQuery } from '../calendar-connection/connection.query.js';
import classes from './first.steps.module.css';

/** Whether there is no appointment at all, before or after what was looked at. */
export function useIsNew(isNothingSeen: boolean): boolean {
  const { data } = useQuery({
    queryKey: [...appointmentKeys.all, 'any'],
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
  const isConnected = connection?.state === 'connected';
  return (
    <section aria-labelledby="first-steps" className={classes['steps']}>
      <h2 id="first-steps" className={classes['heading']}>
        Your first steps
      </h2>
      <Text c="dimmed" mb="lg">
        Your appointments stand here, and in your Google Calendar soon after you save them.
      </Text>
      <ol className={classes['list']}>
        <Step title="Add a contact" words="The client you are going to meet.">
          <LinkButton to="/contacts" variant="default" size="md">
            Contacts
          </LinkButton>
        </Step>
        <Step title="Make an appointment" words="A tour, a presentation, a call.">
          <LinkButton to="/" search={{ new: '' }} state={overPage} resetScroll={false} size="md">
            New appointment
          </LinkButton>
        </Step>
        <Step
          title="Connect Google Calendar"
          words={isConnected ? 'Connected.' : 'So that they stand there as well.'}
        >
          {!isConnected && (
            <LinkButton to="/settings" hash="calendar-sync" variant="default" size="md">
              Settings
            </LinkButton>
          )}
        </Step>
      </ol>
    </section>
  );
}

interface StepProps {
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}

function Step({ title, words, children }: StepProps) {
  return (
    <li className={classes['step']}>
      <div>
        <Text fw={600}>{title}</Text>
        <Text c="dimmed" size="sm">
          {words}
        </Text>
      </div>
      {children}
    </li>
  );
}
