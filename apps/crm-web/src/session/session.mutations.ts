import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { api, bodyOf, type Schemas } from '../api/api.client.js';
import { useSingleMutation } from '../api/single.mutation.js';
import { tellOtherTabs } from './other.tabs.js';
import { useSessionEnding } from './session.ending.js';
import { sessionQuery } from './session.query.js';

/** Opens a session, and goes on to where the person wanted to go. */
function useEntering<Entry>(enter: (entry: Entry) => Promise<Schemas['Account']>) {
  const cache = useQueryClient();
  const router = useRouter();
  const { next = '/' } = useSearch({ from: '/signed-out' });
  return useSingleMutation({
    mutationFn: enter,
    onSuccess: (account) => {
      // Whatever is still there may be somebody else's.
      notifications.clean();
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, account);
      tellOtherTabs(account.id);
      router.history.push(next);
    },
  });
}

export const useSignIn = () =>
  useEntering((body: Schemas['SignInRequest']) => bodyOf(api.POST('/api/session', { body })));

export const useSignUp = () =>
  useEntering((body: Schemas['SignUpRequest']) => bodyOf(api.POST('/api/accounts', { body })));

/** Ends the session here and at the server, and forgets everything that was shown or typed. */
export function useSignOut() {
  const onSuccess = useSessionEnding();
  return useSingleMutation({
    mutationFn: async () => {
      // What can still be undone could not be sent any more afterwards.
      const deleting = import('../appointments/appointment.deletion.js');
      // Where that part does not come, nobody has deleted anything by it.
      await (await deleting.catch(() => undefined))?.sendPendingDeletions();
      return api.DELETE('/api/session');
    },
    onSuccess,
  });
}
