import { Text } from '@mantine/core';
import { NotLoaded } from '../page/not.loaded.js';
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
  return <NotLoaded title={title} error={error} retry={retry} />;
}
