import type { Logger } from '#shared/logging/index.js';
import { Signal } from './signal.js';

/**
 * A loop that runs until it is stopped.
 *
 * Contract: `stop` resolves only when the running round has ended and no other begins; a round
 * that throws is logged and followed by the next one after the interval, never by silence.
 */
export abstract class Daemon {
  readonly #wakeUp = new Signal();
  #stopped = false;
  #loop: Promise<void> | undefined;

  constructor(
    protected readonly logger: Logger,
    private readonly name: string,
    private readonly intervalMs: number,
  ) {}

  /** One round of work; true asks for the next round at once. */
  protected abstract round(): Promise<boolean>;

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Cuts the pause short: something may be there to do. */
  wake(): void {
    this.#wakeUp.raise();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const more = await this.#guardedRound();
      if (!more && !this.#stopped) await this.#wakeUp.wait(this.intervalMs);
    }
  }

  async #guardedRound(): Promise<boolean> {
    try {
      return await this.round();
    } catch (error) {
      this.logger.error({ err: error, daemon: this.name }, 'a round failed');
      return false;
    }
  }
}
