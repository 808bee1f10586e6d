import { Button, Text } from '@mantine/core';
import { unreadInWords } from '../api/refusal.words.js';
import { Notice } from './notice.js';

interface NotLoadedProps {
  /** Left out: the page's heading says what. */
  readonly title?: string;
  /** null: there is no network to ask over. */
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** In place of what did not come, or above what is old: why, and how to try again. */
export function NotLoaded({ title, error, retry }: NotLoadedProps) {
  return (
    <div role="alert">
      <Notice tone="bad" {...(title !== undefined && { title })}>
        <Text size="sm" mb="sm">
          {error === null ? 'You are offline.' : unreadInWords(error)}
        </Text>
        <Button variant="default" data-home onClick={() => void retry()}>
          Try again
        </Button>
      </Notice>
    </div>
  );
}
