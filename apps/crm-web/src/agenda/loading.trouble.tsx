import { Alert, Button, Text } from '@mantine/core';
import { ProblemError } from '../api/problem.error.js';
import { unreadInWords } from '../appointments/refusal.words.js';
import type { Loading } from './agenda.query.js';

/** Why appointments are not shown, or not the newest ones, and what to do. */
export function LoadingTrouble({ loading }: { readonly loading: Loading }) {
  const { error, known, isWhole, isAsking, isOffline, retry } = loading;
  if (error === null) {
    return isOffline && isAsking ? (
      <Text c="dimmed" py="xl" ta="center" tabIndex={-1} data-home>
        Your appointments will load when you are back online.
      </Text>
    ) : null;
  }
  const missing = known === 0 ? 'Your appointments' : 'The next weeks';
  const title = isWhole ? 'What you see may not be up to date' : `${missing} could not be loaded`;
  return (
    <Alert color="red" variant="light" title={title} role="alert" mb="md">
      <Text mb="sm" size="sm">
        {adviceFor(error)}
      </Text>
      <Button variant="default" data-home onClick={retry}>
        Try again
      </Button>
    </Alert>
  );
}

function adviceFor(error: Error): string {
  if (!(error instanceof ProblemError)) return 'Check your connection, then try again.';
  return error.status < 500
    ? unreadInWords(error)
    : 'This passes by itself. Try again in a moment.';
}
