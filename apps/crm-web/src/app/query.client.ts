import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from '../api/patient.fetch.js';
import { isRefusal } from '../api/problem.error.js';
import { isToldOf } from '../live/told.queries.js';
import { watchedMutations, watchedQueries } from '../session/sign-out.watch.js';

/** What was waited for in vain is asked once more, what fails at once twice, what is refused never. */
function retriesAfter(error: Error): number {
  if (isRefusal(error)) return 0;
  return error instanceof UnreachableError && error.isLate ? 1 : 2;
}

/**
 * The one place where what the server said is kept. A refusal is not asked again; what may pass
 * (the network, a database that is away) is. What a person does is done now or not at all: without a
 * network it fails at once, and nothing of it happens when the network is back.
 */
export const queryClient = new QueryClient({
  queryCache: watchedQueries(),
  mutationCache: watchedMutations(),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < retriesAfter(error),
      refetchOnWindowFocus: ({ queryKey }) => !isToldOf(queryKey),
    },
    mutations: { networkMode: 'always' },
  },
});
