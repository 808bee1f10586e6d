import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useEffect, useRef } from 'react';
import classes from './agenda.module.css';

interface AgendaToolbarProps {
  /** The day with which the list begins. */
  readonly day: string;
}

/** Where else to go in time. */
export function AgendaToolbar({ day }: AgendaToolbarProps) {
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
  );
}
