import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionQuery } from '../session/session.query.js';
import { LiveStream } from './live.stream.js';
import { applyNews } from './news.applier.js';
import type { SyncEnding } from './sync.announcement.js';

/**
 * Keeps the query cache as the server has it, for as long as somebody looks at the page.
 *
 * @param onEnding an appointment reached the calendar, or did not; must stay the same function
 */
export function useLiveUpdates(onEnding: (ending: SyncEnding) => void): void {
  const cache = useQueryClient();
  const router = useRouter();
  useEffect(() => {
    const stream = new LiveStream(
      (news) => {
        const ending = applyNews(cache, news);
        if (ending !== undefined) onEnding(ending);
      },
      () => {
        void isSignedOut(cache).then(
          // The router sends whoever is signed out to the sign-in page.
          (isOut) => (isOut ? router.invalidate() : undefined),
        );
      },
    );
    return stream.begin();
  }, [cache, router, onEnding]);
}

/** False also where nobody knows: the server may be away. */
async function isSignedOut(cache: QueryClient): Promise<boolean> {
  try {
    return (await cache.fetchQuery({ ...sessionQuery, staleTime: 0 })) === null;
  } catch {
    return false;
  }
}
