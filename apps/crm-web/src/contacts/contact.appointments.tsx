import { useClock } from '../time/clock.now.js';
import { Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Ref, useRef, useState } from 'react';
import { NotLoaded } from '../page/not.loaded.js';
import { useReadingOn } from '../page/reading.on.js';
import { type Appointment, upcomingAndPast } from '../appointments/appointment.lists.js';
import { appointmentsWith } from '../appointments/appointment.queries.js';
import { AppointmentRow } from '../appointments/appointment.row.js';
import classes from './contact.list.module.css';
import { RowsSkeleton } from './rows.skeleton.js';

const pastAtFirst = 5;

/** What is to come with them, and what was. */
export function ContactAppointments({ contactId }: { readonly contactId: string }) {
  const { data, error, isPaused, refetch } = useQuery(appointmentsWith(contactId));
  const { now } = useClock();
  const [pastCount, setPastCount] = useState(pastAtFirst);
  const list = useRef<HTMLUListElement>(null);
  const readOn = useReadingOn(pastCount, (before) =>
    list.current?.children[before]?.querySelector('a'),
  );
  if (data === undefined) {
    if (error === null && !isPaused) return <RowsSkeleton what="The appointments are" count={2} />;
    return <NotLoaded title="The appointments could not be loaded" error={error} retry={refetch} />;
  }
  const { upcoming, past } = upcomingAndPast(data, new Date(now));
  const shown = past.slice(0, pastCount);
  const showAll = (): void => {
    readOn();
    setPastCount(Infinity);
  };
  return (
    <>
      <section>
        <Title order={2} size="h4" mb="xs" tabIndex={-1} data-home>
          Upcoming
        </Title>
        {upcoming.length === 0 ? <Text c="dimmed">Nothing planned.</Text> : <Rows of={upcoming} />}
      </section>
      {past.length > 0 && (
        <section>
          <Title order={2} size="h4" mb="xs" tabIndex={-1} data-home>
            Past
          </Title>
          <Rows of={shown} ref={list} />
          {shown.length < past.length && (
            <Button mt="md" variant="light" fullWidth onClick={showAll}>
              Show all {past.length}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

interface RowsProps {
  readonly of: readonly Appointment[];
  readonly ref?: Ref<HTMLUListElement>;
}

function Rows({ of, ref }: RowsProps) {
  return (
    <ul className={classes['list']} ref={ref}>
      {of.map((appointment) => (
        <li key={appointment.id}>
          <AppointmentRow appointment={appointment} isClientKnown />
        </li>
      ))}
    </ul>
  );
}
