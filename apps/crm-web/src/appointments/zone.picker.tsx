import { Select } from '@mantine/core';

interface ZonePickerProps {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (zone: string) => void;
}

export function ZonePicker({ value, error, onChange }: ZonePickerProps) {
  // A stored one need not be among those that this browser lists.
  const zones = [...new Set([value, ...Intl.supportedValuesOf('timeZone'), 'UTC'])];
  return (
    <Select
      label="Time zone"
      description="Type a city."
      size="md"
      searchable
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
