import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { api } from '../api/api.client.js';
import { forgetDrafts } from '../offline/drafts.js';
import { sessionQuery } from '../session/session.query.js';

/** Longer than the server takes at its worst: its dialog cannot be left before. */
const patienceMs = 60_000;

/** Deletes the account at the server, and here everything that was shown of it or typed. */
export function useDeleteAccount() {
  const cache = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (password: string) =>
      api.DELETE('/api/account', { body: { password }, signal: AbortSignal.timeout(patienceMs) }),
    onSuccess: async () => {
      forgetDrafts();
      cache.clear();
      cache.setQueryData(sessionQuery.queryKey, null);
      await router.navigate({ to: '/sign-in' });
    },
  });
}
