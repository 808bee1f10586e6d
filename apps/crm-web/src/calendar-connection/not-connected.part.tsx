import { Button, Text } from '@mantine/core';

interface NotConnectedProps {
  readonly connect: () => void;
  /** On the way to Google. */
  readonly isLeaving: boolean;
}

export function NotConnectedPart({ connect, isLeaving }: NotConnectedProps) {
  return (
    <>
      <Text mt="md">
        Appointments you create, edit or delete in ALT are written to your primary Google Calendar.
      </Text>
      <Text mt="xs" c="dimmed">
        ALT never reads events it did not create, and does not look at other calendars.
      </Text>
      <Button mt="md" onClick={connect} loading={isLeaving}>
        Connect
      </Button>
    </>
  );
}
