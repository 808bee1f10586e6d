import type { Pool } from 'pg';
import { ChannelListener } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import type { NewsTeller } from '#shared/news/index.js';
import { outboxChannel } from '#shared/outbox/index.js';
import type { ChangeHandler } from './change.handler.js';
import { LaneTrials } from './lane.trials.js';
import { OutboxClaimer } from './outbox.claimer.js';
import { OutboxSettler } from './outbox.settler.js';
import { RelayDaemon } from './relay.daemon.js';
import type { RelayMetrics } from './relay.metrics.js';
import type { RelaySettings } from './relay.settings.js';
import { TurnRunner } from './turn.runner.js';

export interface RelayParts {
  readonly pool: Pool;
  /** For the connection that listens; it is held as long as the relay runs. */
  readonly databaseUrl: string;
  readonly handler: ChangeHandler;
  readonly settings: RelaySettings;
  readonly metrics: RelayMetrics;
  /** Hears what was settled. */
  readonly news: NewsTeller;
  readonly logger: Logger;
}

/** Delivers the outbox to a handler: claim → handle → settle, woken by commits, polling anyway. */
export class Relay {
  readonly #daemon: RelayDaemon;
  readonly #listener: ChannelListener;

  constructor({ pool, databaseUrl, handler, settings, metrics, news, logger }: RelayParts) {
    this.#daemon = new RelayDaemon(
      new OutboxClaimer(pool, settings),
      new TurnRunner({ handler, trials: new LaneTrials(pool, logger), settings, metrics, logger }),
      new OutboxSettler(pool, metrics, logger, (agentId, ids) => news.changed(agentId, ids)),
      settings,
      metrics,
      logger,
    );
    const wake = (): void => this.#daemon.wake();
    this.#listener = new ChannelListener({
      url: databaseUrl,
      applicationName: 'calendar-sync wake-up',
      channel: outboxChannel,
      heard: wake,
      // What was committed while nobody listened.
      listening: wake,
      logger,
      deaf: 'not listening for wake-ups; polling goes on',
    });
  }

  start(): void {
    this.#daemon.start();
    this.#listener.start();
  }

  /** Resolves when everything that was claimed is settled or handed back. */
  async stop(): Promise<void> {
    await Promise.all([this.#listener.stop(), this.#daemon.stop()]);
  }
}
