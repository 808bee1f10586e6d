import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import type { LiveEvent } from './live.event.js';

/** Labels name the kind of event, never an agent. */
@Injectable()
export class LiveMetrics {
  readonly #streams: Gauge;
  readonly #events: Counter<'event'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#streams = new Gauge({
      name: 'live_streams_open',
      help: 'Pages that listen for live updates',
      registers,
    });
    this.#events = new Counter({
      name: 'live_events_pushed_total',
      help: 'Events that were written to streams',
      labelNames: ['event'],
      registers,
    });
  }

  opened(): void {
    this.#streams.inc();
  }

  ended(): void {
    this.#streams.dec();
  }

  pushed(events: readonly LiveEvent[]): void {
    for (const { event } of events) this.#events.inc({ event });
  }
}
