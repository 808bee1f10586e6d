import { Button, Stack, Text } from '@mantine/core';

/** In the drawer, of an appointment that nobody can open. */
export function GoneAppointment({ onClose }: { readonly onClose: () => void }) {
  return (
    <Stack p="md" align="flex-start">
      <Text fw={600}>This appointment no longer exists</Text>
      <Text>It was deleted, or it belongs to somebody else.</Text>
      <Button onClick={onClose}>Close</Button>
    </Stack>
  );
}
