import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { outboxChannel } from '#shared/outbox/index.js';

const reconnectAfterMs = 1_000;

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
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const gone = new Promise<void>((resolve) => {
      client.once('end', resolve);
      client.on('error', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', this.wake);
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      // What was committed while nobody listened.
      this.wake();
      await gone;
    } catch (error) {
      this.logger.warn({ err: error }, 'not listening for wake-ups; polling goes on');
    }
    await client.end().catch(() => undefined);
  }
}
