import { Text } from '@mantine/core';
import { AppointmentRow } from '../appointments/appointment.row.js';
import { type AgendaDay, continuation } from './agenda.days.js';
import { dayHeading } from '../time/day.words.js';
import classes from './agenda.module.css';

interface DaySectionProps extends AgendaDay {
  readonly today: string;
}

/** A day and what is on it. Its heading stays while one looks through a long day. */
export function DaySection({ day, entries, today }: DaySectionProps) {
  const { name, date } = dayHeading(day, today);
  const id = `day-${day}`;
  return (
    <section aria-labelledby={id} className={classes['day']}>
      <h2
        id={id}
        tabIndex={-1}
        data-home
        className={classes['heading']}
        data-today={day === today || undefined}
      >
        {name} <span className={classes['date']}>{date}</span>
      </h2>
      {entries.length === 0 ? (
        <Text className={classes['nothing'] ?? ''} c="dimmed">
          {day === today ? 'Nothing today' : 'Nothing on this day'}
        </Text>
      ) : (
        <ul className={classes['rows']}>
          {entries.map((entry) => (
            <li key={entry.appointment.id} className={classes['row']}>
              <AppointmentRow
                appointment={entry.appointment}
                day={day}
                note={continuation(entry)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
