import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { onToldByOtherTab } from '../session/other.tabs.js';
import { noticeSession } from '../session/session.change.js';
import { onSignedOut } from '../session/sign-out.watch.js';
import { sessionQuery } from '../session/session.query.js';
import { keepFocus } from '../page/focus.keeper.js';
import { queryClient } from './query.client.js';
import { router } from './router.js';
import { placeInAlt } from './search.reader.js';
import { theme } from './theme.js';

/**
 * The session ended while somebody was at it: they are told, and come back to where they were. Whoever
 * comes in their place reads nothing of theirs.
 */
function leave(): void {
  if (queryClient.getQueryData(sessionQuery.queryKey) === null) return;
  queryClient.setQueryData(sessionQuery.queryKey, null);
  notifications.clean();
  const search = { ...placeInAlt(router.state.location.href), ended: true };
  void router.navigate({ to: '/sign-in', search, replace: true });
}

/** Everything, inside what it needs. Mantine's variables and global classes are files of ours. */
export function App() {
  useEffect(keepFocus, []);
  useEffect(() => onSignedOut(leave), []);
  useEffect(() => onToldByOtherTab((id) => void noticeSession(queryClient, id)), []);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Notifications position="bottom-center" limit={5} />
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
