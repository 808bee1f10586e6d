import { Group, Switch, Text, TextInput } from '@mantine/core';
import { useClock } from '../agenda/clock.now.js';
import {
  type AppointmentValues,
  minutesOf,
  withEndTime,
  withMinutes,
  withStart,
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
  return (
    <div className={classes['group']}>
      <Switch
        label="All day"
        size="md"
        checked={values.allDay}
        onChange={(event) => onChange({ ...values, allDay: event.currentTarget.checked })}
        classNames={switchClasses}
      />
      {values.allDay ? (
        <Days values={values} faults={faults} onChange={onChange} />
      ) : (
        <Times values={values} faults={faults} onChange={onChange} />
      )}
    </div>
  );
}

function Days({ values, faults, onChange }: FieldsProps) {
  return (
    <Group grow align="flex-start" gap="sm">
      <TextInput
        type="date"
        label="First day"
        size="md"
        value={values.date}
        error={faults.startsOn}
        onChange={(event) => onChange(withStart(values, { date: event.currentTarget.value }))}
      />
      <TextInput
        type="date"
        label="Last day"
        size="md"
        min={values.date}
        value={values.lastDay}
        error={faults.endsOn}
        onChange={(event) => onChange({ ...values, lastDay: event.currentTarget.value })}
      />
    </Group>
  );
}

function Times({ values, faults, onChange }: FieldsProps) {
  const hint = clockHint(values);
  const here = hereHint(values, { zone: useClock().timeZone });
  const isLater = values.endDate !== values.date;
  return (
    <>
      <TextInput
        type="date"
        label="Date"
        size="md"
        value={values.date}
        error={faults.startsOn}
        onChange={(event) => onChange(withStart(values, { date: event.currentTarget.value }))}
      />
      <Group grow align="flex-start" gap="sm">
        <TextInput
          type="time"
          label="Start"
          size="md"
          value={values.time}
          error={faults.startsAt}
          onChange={(event) => onChange(withStart(values, { time: event.currentTarget.value }))}
        />
        <TextInput
          type="time"
          label="End"
          size="md"
          value={values.endTime}
          error={isLater ? undefined : faults.endsAt}
          onChange={(event) => onChange(withEndTime(values, event.currentTarget.value))}
        />
      </Group>
      {isLater && (
        <TextInput
          type="date"
          label="Ends on"
          size="md"
          min={values.date}
          value={values.endDate}
          error={faults.endsAt}
          onChange={(event) => onChange({ ...values, endDate: event.currentTarget.value })}
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
