import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Logger } from '#shared/logging/index.js';
import { type AgentNews, anything, gather, type News } from '#shared/news/index.js';
import { SessionKeeper } from '../accounts/session.keeper.js';
import { InjectLogger } from '../logger.token.js';
import { LiveMetrics } from './live.metrics.js';
import { LiveReader } from './live.reader.js';
import { LiveStreams } from './live.streams.js';

/** Between two pushes to an agent's pages; what comes meanwhile goes together. */
const restMs = 250;
/** After a resync, for which a page reads all that it shows. */
const restAfterResyncMs = 2_000;
const pauseAfterFailureMs = 1_000;

/**
 * Brings news to the pages that show the agent: one reading at a time for an agent, so that none
 * is overtaken by an older one. Of agents without an open page nothing is kept and nothing read.
 */
@Injectable()
export class LiveFeed {
  readonly #waiting = new Map<string, Set<string>>();
  readonly #feeding = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();

  constructor(
    private readonly streams: LiveStreams,
    private readonly reader: LiveReader,
    private readonly sessions: SessionKeeper,
    private readonly metrics: LiveMetrics,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  hear(news: News): void {
    if (news === 'everybody') {
      for (const agentId of this.streams.agents()) this.#add(agentId, [anything]);
    } else {
      for (const [agentId, one] of news) this.#add(agentId, one);
    }
  }

  /** Resolves when nothing is read any more. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#feeding.values());
  }

  #add(agentId: string, news: Iterable<string>): void {
    if (!this.streams.has(agentId)) return;
    this.#waiting.set(agentId, gather(this.#waiting.get(agentId), news));
    if (this.#feeding.has(agentId)) return;
    const fed = this.#feed(agentId).finally(() => {
      this.#feeding.delete(agentId);
      // What was heard between the last look and this.
      if (this.#waiting.has(agentId)) this.#add(agentId, []);
    });
    this.#feeding.set(agentId, fed);
  }

  async #feed(agentId: string): Promise<void> {
    const { signal } = this.#stop;
    for (let news = this.#take(agentId); news !== undefined; news = this.#take(agentId)) {
      const rest = await this.#push(agentId, news);
      // An abort ends the pause early; that is no fault.
      await pause(rest, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  #take(agentId: string): AgentNews | undefined {
    const news = this.#waiting.get(agentId);
    this.#waiting.delete(agentId);
    return this.#stop.signal.aborted || !this.streams.has(agentId) ? undefined : news;
  }

  /** @returns how long to wait before the next one, in ms */
  async #push(agentId: string, news: AgentNews): Promise<number> {
    // Whoever comes while we read begins by reading everything anyway.
    const streams = this.streams.of(agentId);
    try {
      const [alive, events] = await Promise.all([
        this.sessions.alive(streams.map(({ sessionHash }) => sessionHash)),
        this.reader.read(agentId, news),
      ]);
      for (const stream of streams) {
        // Signed out a moment ago: that browser is not told anything more.
        if (!alive(stream.sessionHash)) {
          stream.end();
          continue;
        }
        stream.send(events);
        this.metrics.pushed(events);
      }
      return news.has(anything) ? restAfterResyncMs : restMs;
    } catch (error) {
      this.logger.warn({ err: error }, 'news could not be read yet: pages are told later');
      this.#waiting.set(agentId, gather(this.#waiting.get(agentId), news));
      return pauseAfterFailureMs;
    }
  }
}
