import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '#shared/logging/index.js';

const reconnectAfterMs = 1_000;
const patienceMs = 5_000;
/** A server that is gone without a word does not answer a goodbye either. */
const goodbyeMs = 1_000;
/** Nothing else is sent on this connection, so nothing else finds out that it is dead. */
const usualProbeMs = 20_000;

export interface ChannelListenerParts {
  /** Of the database; the connection is held as long as the listener runs. */
  readonly url: string;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string;
  readonly channel: string;
  /** A notification came. */
  readonly heard: (payload: string) => void;
  /** From now on notifications come, for the first time or again: some may have been missed. */
  readonly listening: () => void;
  readonly logger: Logger;
  /** What is logged while nobody listens. */
  readonly deaf: string;
  readonly probeEveryMs?: number;
}

/** Listens on a channel of PostgreSQL's, and does so again whenever the connection was lost. */
export class ChannelListener {
  readonly #stop = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(private readonly parts: ChannelListenerParts) {}

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
    const { url, applicationName, heard, logger, deaf } = this.parts;
    const client = new Client({
      connectionString: url,
      application_name: applicationName,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    const gone = new AbortController();
    const leave = (): void => gone.abort();
    client.once('end', leave);
    client.on('error', leave);
    client.on('notification', ({ payload = '' }) => heard(payload));
    signal.addEventListener('abort', leave);
    try {
      // A stop does not wait for a server that does not answer.
      await Promise.race([this.#listen(client, gone.signal), aborted(gone.signal)]);
      if (!signal.aborted) logger.warn(deaf);
    } catch (error) {
      logger.warn({ err: error }, deaf);
    } finally {
      leave();
      // The signal lives as long as the process: what it kept would pile up with every try.
      signal.removeEventListener('abort', leave);
    }
    await Promise.race([client.end().catch(() => undefined), pause(goodbyeMs)]);
  }

  /** Resolves when the connection is gone, and rejects when it turns out to be. */
  async #listen(client: Client, gone: AbortSignal): Promise<void> {
    const { channel, listening, probeEveryMs = usualProbeMs } = this.parts;
    await client.connect();
    await client.query(`listen ${channel}`);
    listening();
    while (!gone.aborted) {
      await pause(probeEveryMs, undefined, { signal: gone }).catch(() => undefined);
      if (!gone.aborted) await client.query('select');
    }
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
}
