import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import type { ChangeHandler } from './change.handler.js';
import { OutboxClaimer } from './outbox.claimer.js';
import { OutboxSettler } from './outbox.settler.js';
import { RelayDaemon } from './relay.daemon.js';
import type { RelaySettings } from './relay.settings.js';
import { TurnRunner } from './turn.runner.js';
import { WakeupListener } from './wakeup.listener.js';

export interface RelayParts {
  readonly pool: Pool;
  /** For the connection that listens; it is held as long as the relay runs. */
  readonly databaseUrl: string;
  readonly handler: ChangeHandler;
  readonly settings: RelaySettings;
  readonly logger: Logger;
}

/** Delivers the outbox to a handler: claim → handle → settle, woken by commits, polling anyway. */
export class Relay {
  readonly #daemon: RelayDaemon;
  readonly #listener: WakeupListener;

  constructor({ pool, databaseUrl, handler, settings, logger }: RelayParts) {
    this.#daemon = new RelayDaemon(
      new OutboxClaimer(pool, settings),
      new TurnRunner(handler, settings, logger),
      new OutboxSettler(pool, logger),
      settings,
      logger,
    );
    this.#listener = new WakeupListener(databaseUrl, () => this.#daemon.wake(), logger);
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
