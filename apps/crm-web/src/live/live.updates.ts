import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { checkSession } from '../session/session.change.js';
import type { LiveNews } from './live.news.js';
import { LiveStream } from './live.stream.js';
import { NewsApplier } from './news.applier.js';
import { noticeStream } from './told.queries.js';
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
    const take = (news: LiveNews): void => {
      const ending = applier.apply(news);
      if (ending !== undefined) onEnding(ending);
    };
    let isOver = false;
    let isCertain = Promise.resolve();
    const stream = new LiveStream(
      // Not before it is certain whose news they are.
      (news) => void isCertain.then(() => isOver || take(news)),
      () => {
        isCertain = isCertain.then(() => checkSession(cache));
      },
      (phase) => noticeStream(phase === 'open'),
    );
    const end = stream.begin();
    return () => {
      isOver = true;
      end();
      applier.stop();
    };
  }, [cache, onEnding]);
}
