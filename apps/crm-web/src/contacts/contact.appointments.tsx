import { useClock } from '../time/clock.now.js';
import { Button, Skeleton, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Appointment, upcomingAndPast } from '../appointments/appointment.lists.js';
import { appointmentsWith } from '../appointments/appointment.queries.js';
import { AppointmentRow } from '../appointments/appointment.row.js';
import classes from './contact.list.module.css';
import { NotRead } from './not.read.js';

const pastAtFirst = 5;

/** What is to come with them, and what was. */
export function ContactAppointments({ contactId }: { readonly contactId: string }) {
  const { data, error, isPaused, refetch } = useQuery(appointmentsWith(contactId));
  const { now } = useClock();
  const [areAllShown, showAll] = useState(false);
  if (data === undefined) {
    if (error === null && !isPaused) return <Skeleton h={140} aria-busy="true" />;
    return (
      <NotRead what="the appointments were" error={error} isPaused={isPaused} retry={refetch} />
    );
  }
  const { upcoming, past } = upcomingAndPast(data, new Date(now));
  const shown = areAllShown ? past : past.slice(0, pastAtFirst);
  return (
    <>
      <section>
        <Title order={2} size="h4" mb="xs">
          Upcoming
        </Title>
        {upcoming.length === 0 ? <Text c="dimmed">Nothing planned.</Text> : <Rows of={upcoming} />}
      </section>
      {past.length > 0 && (
        <section>
          <Title order={2} size="h4" mb="xs">
            Past
          </Title>
          <Rows of={shown} />
          {shown.length < past.length && (
            <Button h={44} mt="md" variant="light" fullWidth onClick={() => showAll(true)}>
              Show all {past.length}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

function Rows({ of }: { readonly of: readonly Appointment[] }) {
  return (
    <ul className={classes['list']}>
      {of.map((appointment) => (
        <li key={appointment.id}>
          <AppointmentRow appointment={appointment} isClientKnown />
        </li>
      ))}
    </ul>
  );
}
