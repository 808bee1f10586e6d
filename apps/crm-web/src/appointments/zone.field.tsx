import { Button, Group, Skeleton, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { lazyPart } from '../page/lazy.part.js';
import { cityOf } from '../time/zone.names.js';

const ZonePicker = lazyPart(async () => (await import('./zone.picker.js')).ZonePicker);

interface ZoneFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  /** Days are the same everywhere: there is nothing to say, unless it is at fault. */
  readonly isAllDay: boolean;
  readonly onChange: (zone: string) => void;
}

/** Nearly always the one where the person is: said, and changed only by who asks for it. */
export function ZoneField({ value, error, isAllDay, onChange }: ZoneFieldProps) {
  const [isChanging, setChanging] = useState(false);
  if (isAllDay && error === undefined) return null;
  if (!isChanging && error === undefined) {
    const city = cityOf(value);
    return (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed" title={value}>
          {city} time
          {city !== value && <span className="only-screen-reader">, {value}</span>}
        </Text>
        <Button variant="subtle" px="xs" onClick={() => setChanging(true)}>
          Change
        </Button>
      </Group>
    );
  }
  return (
    <Suspense fallback={<Skeleton h={68} />}>
      <ZonePicker value={value} error={error} isAskedFor={isChanging} onChange={onChange} />
    </Suspense>
  );
}
