import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../api/api.client.js';
import { ProblemError } from '../api/problem.error.js';
import { sessionKey } from './session.key.js';

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: Infinity,
  queryFn: async ({ signal }) => {
    try {
      return await bodyOf(api.GET('/api/session', { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
});
