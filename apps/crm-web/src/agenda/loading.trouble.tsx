import { Alert, Button, Text } from '@mantine/core';
import { ProblemError } from '../api/problem.error.js';
import { unreadInWords } from '../appointments/refusal.words.js';
import type { Loading } from './agenda.query.js';
import type { LoadedFocus } from './loaded.focus.js';

interface LoadingTroubleProps {
  readonly loading: Loading;
  readonly focus: LoadedFocus;
}

/** Why appointments are not shown, or not the newest ones, and what to do. */
export function LoadingTrouble({ loading, focus }: LoadingTroubleProps) {
  const { error, known, isWhole, isAsking, isOffline, retry } = loading;
  if (error === null) {
    return isOffline && isAsking ? (
      <Text c="dimmed" py="xl" ta="center">
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
      <Button
        // Above the days there is another one, that asks for more.
        ref={isWhole ? null : focus.nextRef}
        variant="default"
        onClick={() => {
          focus.begin();
          retry();
        }}
      >
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
