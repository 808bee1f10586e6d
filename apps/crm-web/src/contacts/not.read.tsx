import { Button, Stack, Text } from '@mantine/core';
import { unreadInWords } from '../appointments/refusal.words.js';

interface NotReadProps {
  /** As the subject of a sentence: "your contacts were". */
  readonly what: string;
  readonly error: Error | null;
  /** There is no network to ask over. */
  readonly isPaused: boolean;
  readonly retry: () => unknown;
}

/** In place of what could not be read: why, and how to try again. */
export function NotRead({ what, error, isPaused, retry }: NotReadProps) {
  return (
    <Stack align="flex-start">
      <Text>
        {isPaused ? `You are offline, and ${what} not read before.` : unreadInWords(error)}
      </Text>
      <Button variant="light" onClick={() => void retry()}>
        Try again
      </Button>
    </Stack>
  );
}
