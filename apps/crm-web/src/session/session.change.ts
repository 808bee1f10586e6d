import type { QueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '../api/api.client.js';
import { sessionQuery } from './session.query.js';
import { noticeSignOut, tellSignedOut } from './sign-out.watch.js';

const patienceMs = 10_000;

/**
 * Somebody else may have signed in in this browser: what stands on this page is not theirs, and what
 * is written on it must not become theirs. So it is forgotten, and the page loaded anew.
 *
 * @param accountId who is signed in now; null: nobody
 * @returns false: this page is being left
 */
export function noticeSession(cache: QueryClient, accountId: string | null): boolean {
  const known = cache.getQueryData(sessionQuery.queryKey);
  // On the way in, or out already.
  if (known === undefined || known === null || known.id === accountId) return true;
  if (accountId === null) {
    tellSignedOut();
  } else {
    cache.clear();
    location.replace('/');
  }
  return false;
}

/**
 * Asks the server. While it is away, nobody knows.
 *
 * @returns once it is known, but never where the page is being left
 */
export async function checkSession(cache: QueryClient): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { id } = await bodyOf(api.GET('/api/session', { signal }));
    if (!noticeSession(cache, id)) await new Promise(() => undefined);
  } catch (error) {
    noticeSignOut(error);
  }
}
