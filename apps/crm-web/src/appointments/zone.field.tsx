import { Button, Group, Skeleton, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import { lazyPart } from '../app/lazy.part.js';

const ZonePicker = lazyPart(async () => (await import('./zone.picker.js')).ZonePicker);

interface ZoneFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (zone: string) => void;
}

/** Nearly always the one where the person is: said, and changed only by who asks for it. */
export function ZoneField({ value, error, onChange }: ZoneFieldProps) {
  const [isChanging, setChanging] = useState(false);
  if (!isChanging && error === undefined) {
    return (
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" c="dimmed">
          Time zone: {value.replaceAll('_', ' ')}
        </Text>
        <Button variant="subtle" h={44} px="xs" onClick={() => setChanging(true)}>
          Change
        </Button>
      </Group>
    );
  }
  return (
    <Suspense fallback={<Skeleton h={68} />}>
      <ZonePicker value={value} error={error} onChange={onChange} />
    </Suspense>
  );
}
