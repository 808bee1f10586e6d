import { notifications } from '@mantine/notifications';
import { api } from '../api/api.client.js';
import { useSingleMutation } from '../api/single.mutation.js';
import { useSessionEnding } from '../session/session.ending.js';

/** Longer than the server takes at its worst: its dialog cannot be left before. */
const patienceMs = 60_000;

/** Deletes the account at the server, and here everything that was shown of it or typed. */
export function useDeleteAccount() {
  const end = useSessionEnding();
  return useSingleMutation({
    mutationFn: (password: string) =>
      api.DELETE('/api/account', { body: { password }, signal: AbortSignal.timeout(patienceMs) }),
    onSuccess: async () => {
      await end();
      notifications.show({ message: 'Your account was deleted.' });
    },
  });
}
