import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { outboxChannel } from '#shared/outbox/index.js';

const reconnectAfterMs = 1_000;
const patienceMs = 5_000;
/** A server that is gone without a word does not answer a goodbye either. */
const goodbyeMs = 1_000;

/**
 * Listens for "something may be due". A hint: what is missed while the connection is down is
 * found by the next poll.
 */
export class WakeupListener {
  readonly #stop = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly wake: () => void,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#loop ??= this.#listenForEver();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  async #listenForEver(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#listenUntilGone(signal);
      // An abort ends the pause early; that is no fault.
      await pause(reconnectAfterMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #listenUntilGone(signal: AbortSignal): Promise<void> {
    const client = new Client({
      connectionString: this.url,
      application_name: 'calendar-sync wake-up',
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
    const onAbort = (): void => leave();
    client.once('end', leave);
    client.on('error', onAbort);
    client.on('notification', this.wake);
    signal.addEventListener('abort', onAbort);
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      // What was committed while nobody listened.
      this.wake();
      await gone;
    } catch (error) {
      this.logger.warn({ err: error }, 'not listening for wake-ups; polling goes on');
    } finally {
      // The signal lives as long as the process: what it kept would pile up with every try.
      signal.removeEventListener('abort', onAbort);
    }
    await Promise.race([client.end().catch(() => undefined), pause(goodbyeMs)]);
  }
}
