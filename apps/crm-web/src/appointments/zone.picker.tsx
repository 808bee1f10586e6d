import { Select } from '@mantine/core';
import { useEffect, useRef } from 'react';

interface ZonePickerProps {
  readonly value: string;
  readonly error: string | undefined;
  /** Whoever asked for it is about to type. */
  readonly isAskedFor: boolean;
  readonly onChange: (zone: string) => void;
}

export function ZonePicker({ value, error, isAskedFor, onChange }: ZonePickerProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isAskedFor) input.current?.focus();
  }, [isAskedFor]);
  // A stored one need not be among those that this browser lists.
  const zones = [...new Set([value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
  return (
    <Select
      label="Time zone"
      description="Type a city."
      size="md"
      searchable
      ref={input}
      comboboxProps={{ withinPortal: false }}
      limit={40}
      allowDeselect={false}
      nothingFoundMessage="No such zone. Try the next big city."
      data={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      value={value}
      error={error}
      onChange={(zone) => {
        if (zone !== null) onChange(zone);
      }}
    />
  );
}
