import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * Answers that were on their way when news came. They may be older than the news, and would stand
 * over them as fresh: so what they answer is asked once more, but only once they have come. To cancel
 * them instead would be to ask again with each of the news, and to never hear an answer while many
 * come.
 */
export class OvertakenAnswers {
  readonly #overtaken = new Set<Query>();
  readonly #stop: () => void;

  constructor(private readonly cache: QueryClient) {
    this.#stop = cache.getQueryCache().subscribe((event) => {
      const query = event.query as Query;
      const isOver = event.type === 'removed' || query.state.fetchStatus !== 'fetching';
      if (!isOver || !this.#overtaken.delete(query) || event.type === 'removed') return;
      // It was tried often enough: whoever looks is told, and asks again.
      if (query.state.status === 'error') return;
      void cache.invalidateQueries({ predicate: (one) => one === query }, { cancelRefetch: false });
    });
  }

  stop(): void {
    this.#stop();
  }

  /** Something new was told about what these queries show. */
  overtake(filters: QueryFilters): void {
    for (const query of this.cache.getQueryCache().findAll({ ...filters, fetchStatus: 'fetching' }))
      this.#overtaken.add(query);
  }

  /** All of it may have changed: what is shown is read anew. */
  readAnew(filters: QueryFilters): void {
    this.overtake(filters);
    void this.cache.invalidateQueries(filters, { cancelRefetch: false });
  }
}
