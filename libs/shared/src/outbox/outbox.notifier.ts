import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { outboxChannel } from './change.contract.js';

/**
 * Wakes the relay after a commit. Coalesced: while one notification is under way, any number of
 * further commits ask for one more together. Never inside the business transaction, because a
 * NOTIFY in it makes commits wait for each other. Losing one costs a poll interval, no change.
 */
export class OutboxNotifier {
  #underWay = false;
  #again = false;

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  notify(): void {
    if (this.#underWay) {
      this.#again = true;
      return;
    }
    this.#underWay = true;
    void this.#send();
  }

  async #send(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.pool.query({ name: 'outbox_notify', text: `notify ${outboxChannel}` });
      } catch (error) {
        this.logger.warn({ err: error }, 'the relay was not woken; its next poll finds the change');
      }
    } while (this.#again);
    this.#underWay = false;
  }
}
