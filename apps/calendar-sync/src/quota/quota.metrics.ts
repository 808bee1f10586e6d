import { Counter, type Registry } from 'prom-client';

/** Whose limit it was. */
export type Limit = 'project' | 'agent';

/** What became of the calls' permits. Labels name the limit, never an agent. */
export class QuotaMetrics {
  readonly #permits: Counter;
  readonly #waited: Counter<'limit'>;
  readonly #deferred: Counter<'limit'>;
  readonly #refused: Counter<'limit'>;

  constructor(registry: Registry) {
    const registers = [registry];
    const labelNames = ['limit'] as const;
    this.#permits = new Counter({
      name: 'google_call_permits_total',
      help: 'Calls to Google that were let through',
      registers,
    });
    this.#waited = new Counter({
      name: 'google_calls_waited_total',
      help: 'Calls that waited for their slot',
      labelNames,
      registers,
    });
    this.#deferred = new Counter({
      name: 'google_calls_deferred_total',
      help: 'Calls whose slot was too far away: their changes were put off',
      labelNames,
      registers,
    });
    this.#refused = new Counter({
      name: 'google_calls_refused_total',
      help: 'Calls that Google refused for their rate',
      labelNames,
      registers,
    });
  }

  permitted(): void {
    this.#permits.inc();
  }

  waited(limit: Limit): void {
    this.#waited.inc({ limit });
  }

  deferred(limit: Limit): void {
    this.#deferred.inc({ limit });
  }

  refused(limit: Limit): void {
    this.#refused.inc({ limit });
  }
}
