import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/api.client.js';
import { noticeSignOut } from '../session/sign-out.watch.js';
import { LiveStream } from './live.stream.js';
import { NewsApplier } from './news.applier.js';
import type { SyncEnding } from './sync.announcement.js';

/**
 * Keeps the query cache as the server has it, for as long as somebody looks at the page.
 *
 * @param onEnding an appointment reached the calendar, or did not; must stay the same function
 */
export function useLiveUpdates(onEnding: (ending: SyncEnding) => void): void {
  const cache = useQueryClient();
  useEffect(() => {
    const applier = new NewsApplier(cache);
    const stream = new LiveStream(
      (news) => {
        const ending = applier.apply(news);
        if (ending !== undefined) onEnding(ending);
      },
      () => void seeWhoIsSignedIn(),
    );
    const end = stream.begin();
    return () => {
      end();
      applier.stop();
    };
  }, [cache, onEnding]);
}

/** Whoever is not any more is told so. While the server is away, nobody knows. */
async function seeWhoIsSignedIn(): Promise<void> {
  try {
    await api.GET('/api/session');
  } catch (error) {
    noticeSignOut(error);
  }
}
