import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from '#shared/logging/index.js';
import { anything, encodeNews, newsChannel } from './agent.news.js';
import { GatheredNews } from './gathered.news.js';

/** News told within this time of the last ones go together. */
const gatherMs = 50;
const pauseAfterFailureMs = 1_000;

const tellSql = `select pg_notify('${newsChannel}', $1)`;

/**
 * Tells those who show an agent's appointments that something changed, after the commit. Never
 * inside the business transaction, because a NOTIFY in it makes commits wait for each other.
 *
 * However busy a process is, it sends 20 notifications a second at most, one at a time.
 */
export class NewsTeller {
  readonly #gathered = new GatheredNews();
  readonly #stop = new AbortController();
  #telling: Promise<void> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  /** @param appointmentIds none: the connection alone, or the session */
  changed(agentId: string, appointmentIds: Iterable<string>): void {
    this.#gathered.add(agentId, appointmentIds);
    this.#begin();
  }

  /** More of the agent's appointments than are worth naming, or nobody knows which. */
  anythingChanged(agentId: string): void {
    this.#gathered.add(agentId, [anything]);
    this.#begin();
  }

  /** Resolves when what was told so far is sent, or could not be. Before the pool ends. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#telling;
  }

  #begin(): void {
    this.#telling ??= this.#tellAll().finally(() => {
      this.#telling = undefined;
    });
  }

  async #tellAll(): Promise<void> {
    const { signal } = this.#stop;
    // On the next tick, so that what is told together goes together.
    await new Promise(setImmediate);
    while (!this.#gathered.isEmpty) {
      const told = await this.#tell();
      if (!told && signal.aborted) return;
      const pauseMs = told ? gatherMs : pauseAfterFailureMs;
      // An abort ends the pause early; that is no fault.
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #tell(): Promise<boolean> {
    const news = this.#gathered.take();
    try {
      const values = [encodeNews(news)];
      await this.pool.query({ name: 'news_tell', text: tellSql, values });
      return true;
    } catch (error) {
      this.logger.warn({ err: error }, 'news were not told yet: pages show it later');
      this.#gathered.addAll(news);
      return false;
    }
  }
}
