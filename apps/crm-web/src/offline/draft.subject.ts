import type { QueryClient } from '@tanstack/react-query';
import type { Schemas } from '../api/api.client.js';
import { sessionKey } from '../session/session.key.js';
import type { DraftSubject } from './drafts.js';

/** Of whoever is signed in. */
export const subjectIn = (cache: QueryClient, what: string): DraftSubject => ({
  agentId: cache.getQueryData<Schemas['Account'] | null>(sessionKey)?.id ?? '',
  what,
});
