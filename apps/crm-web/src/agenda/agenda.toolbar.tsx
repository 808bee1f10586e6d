import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import { LinkButton } from '../app/link.js';
import classes from './agenda.module.css';

interface AgendaToolbarProps {
  /** The day with which the list begins. */
  readonly day: string;
  readonly isToday: boolean;
}

/** Where else to go in time. */
export function AgendaToolbar({ day, isToday }: AgendaToolbarProps) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  // Not by React: it would take back what is typed of a date that is not whole yet.
  useEffect(() => {
    if (input.current !== null) input.current.value = day;
  }, [day]);
  const go = ({ currentTarget }: SyntheticEvent<HTMLInputElement>): void => {
    const { value, validity } = currentTarget;
    // A year that is being typed goes through 0002, 0020 and 0202.
    if (value === '' || !validity.valid || value === day) return;
    void navigate({ to: '/', search: { day: value }, replace: true });
  };
  return (
    <div className={classes['toolbar']}>
      <TextInput
        ref={input}
        type="date"
        aria-label="Go to a date"
        min="2000-01-01"
        max="2099-12-31"
        defaultValue={day}
        onChange={go}
        size="md"
        className={classes['dateInput'] ?? ''}
      />
      <LinkButton
        to="/week"
        search={isToday ? {} : { week: day }}
        variant="default"
        px="sm"
        fz="sm"
      >
        Week
      </LinkButton>
    </div>
  );
}
