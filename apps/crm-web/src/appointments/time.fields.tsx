import { Group, Switch, Text, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useClock } from '../time/clock.now.js';
import {
  type AppointmentValues,
  minutesOf,
  withAllDay,
  withEnd,
  withEndTime,
  withMinutes,
  withStart,
  lengthOf,
} from './appointment.values.js';
import { clockHint, hereHint } from './clock.hints.js';
import { DurationField } from './duration.field.js';
import type { Faults } from './field.faults.js';
import classes from './appointment.form.module.css';

export interface FieldsProps {
  readonly values: AppointmentValues;
  readonly faults: Faults;
  readonly onChange: (values: AppointmentValues) => void;
}

/** When it is. The browser's own date and time inputs: they know thumbs and the person's habits. */
export function TimeFields({ values, faults, onChange }: FieldsProps) {
  const length = useRef(lengthOf(values));
  const start: StartProps = {
    // While a start is emptied and typed anew, what it lasted before is kept in mind.
    onFocus: () => {
      const { minutes, days } = lengthOf(values);
      const before = length.current;
      length.current = { minutes: minutes ?? before.minutes, days: days ?? before.days };
    },
    onMove: (moved) => onChange(withStart(values, moved, length.current)),
  };
  return (
    <div className={classes['group']}>
      <Switch
        label="All day"
        size="md"
        withThumbIndicator={false}
        checked={values.allDay}
        onChange={(event) => onChange(withAllDay(values, event.currentTarget.checked))}
        classNames={switchClasses}
      />
      {values.allDay ? (
        <Days values={values} faults={faults} onChange={onChange} start={start} />
      ) : (
        <Times values={values} faults={faults} onChange={onChange} start={start} />
      )}
    </div>
  );
}

interface StartProps {
  readonly onFocus: () => void;
  readonly onMove: (moved: Partial<Pick<AppointmentValues, 'date' | 'time'>>) => void;
}

interface MomentFieldProps {
  readonly type: 'date' | 'time';
  readonly label: string;
  readonly value: string;
  readonly min?: string;
  readonly error: string | undefined;
  readonly onFocus?: () => void;
  readonly onChange: (value: string) => void;
}

function MomentField({ onChange, ...field }: MomentFieldProps) {
  return (
    <TextInput {...field} size="md" onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

function Days({ values, faults, onChange, start }: FieldsProps & { start: StartProps }) {
  return (
    <Group grow align="flex-start" gap="sm">
      <MomentField
        type="date"
        label="First day"
        value={values.date}
        error={faults.startsOn}
        onFocus={start.onFocus}
        onChange={(date) => start.onMove({ date })}
      />
      <MomentField
        type="date"
        label="Last day"
        min={values.date}
        value={values.lastDay}
        error={faults.endsOn}
        onChange={(value) => onChange({ ...values, lastDay: value })}
      />
    </Group>
  );
}

function Times({ values, faults, onChange, start }: FieldsProps & { start: StartProps }) {
  const hint = clockHint(values);
  const here = hereHint(values, { zone: useClock().timeZone });
  const isLater = values.endDate !== values.date;
  return (
    <>
      <MomentField
        type="date"
        label="Date"
        value={values.date}
        error={faults.startsOn}
        onFocus={start.onFocus}
        onChange={(date) => start.onMove({ date })}
      />
      <Group grow align="flex-start" gap="sm">
        <MomentField
          type="time"
          label="Start"
          value={values.time}
          error={faults.startsAt}
          onFocus={start.onFocus}
          onChange={(time) => start.onMove({ time })}
        />
        <MomentField
          type="time"
          label="End"
          value={values.endTime}
          error={isLater ? undefined : faults.endsAt}
          onChange={(value) => onChange(withEndTime(values, value))}
        />
      </Group>
      {isLater && (
        <MomentField
          type="date"
          label="Ends on"
          min={values.date}
          value={values.endDate}
          error={faults.endsAt}
          onChange={(endDate) => onChange(withEnd(values, { endDate }))}
        />
      )}
      <DurationField
        minutes={minutesOf(values)}
        onChange={(minutes) => onChange(withMinutes(values, minutes))}
      />
      <Text size="sm" c="dimmed" role="status" className={classes['hint'] ?? ''}>
        {[hint, here].filter((one) => one !== null).join(' ')}
      </Text>
    </>
  );
}

const switchClasses = { body: classes['switch'] ?? '', label: classes['switchLabel'] ?? '' };
