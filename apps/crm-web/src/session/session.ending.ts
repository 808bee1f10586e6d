import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { dropBackfill } from '../calendar-connection/kept.backfill.js';
import { forgetDrafts } from '../offline/drafts.js';
import { tellOtherTabs } from './other.tabs.js';
import { sessionQuery } from './session.query.js';

/** For a session that ended at the server: forgets everything that was shown or typed in this browser. */
export function useSessionEnding(): () => Promise<void> {
  const cache = useQueryClient();
  const router = useRouter();
  return async () => {
    forgetDrafts();
    dropBackfill();
    notifications.clean();
    cache.clear();
    cache.setQueryData(sessionQuery.queryKey, null);
    tellOtherTabs(null);
    await router.navigate({ to: '/sign-in' });
  };
}
