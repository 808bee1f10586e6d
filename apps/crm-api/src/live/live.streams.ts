import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { SignedInAccount } from '../accounts/signed-in.decorator.js';
import { resync } from './live.event.js';
import { LiveMetrics } from './live.metrics.js';
import { LiveStream } from './live.stream.js';

/** Over HTTP/1.1 a browser has six connections to us: some must stay free for requests. */
export const mostOfBrowser = 4;
export const mostOfAgent = 16;

/** Between these two, so that those who are cut off together do not come back together. */
const retryMs = [2_000, 5_000] as const;
/** One page too many comes back later: else it would take the place of the next one at once. */
const crowdedRetryMs = 60_000;

/** The open streams of this process, by agent. */
@Injectable()
export class LiveStreams {
  readonly #ofAgent = new Map<string, Set<LiveStream>>();
  #closed = false;

  constructor(private readonly metrics: LiveMetrics) {}

  /** Takes over a response whose head was written. Whoever is one too many makes the oldest end. */
  open({ accountId, sessionHash }: SignedInAccount, response: ServerResponse): void {
    // Gone already: its end was reported, and will not be again.
    if (response.destroyed) return;
    this.#makeRoom(accountId, sessionHash);
    const streams = this.#ofAgent.get(accountId) ?? new Set();
    const stream = new LiveStream(response, sessionHash, () => this.#ended(accountId, stream));
    streams.add(stream);
    this.#ofAgent.set(accountId, streams);
    this.metrics.opened();
    const [least, most] = retryMs;
    stream.begin(least + Math.random() * (most - least), [resync]);
    this.metrics.pushed([resync]);
    if (this.#closed) stream.end();
  }

  /** Oldest first. */
  of(agentId: string): LiveStream[] {
    return [...(this.#ofAgent.get(agentId) ?? [])];
  }

  has(agentId: string): boolean {
    return this.#ofAgent.has(agentId);
  }

  agents(): string[] {
    return [...this.#ofAgent.keys()];
  }

  all(): LiveStream[] {
    return [...this.#ofAgent.values()].flatMap((streams) => [...streams]);
  }

  /** Ends them all, and every one that is opened from now on. */
  close(): void {
    this.#closed = true;
    for (const stream of this.all()) stream.end();
  }

  #makeRoom(agentId: string, sessionHash: Buffer): void {
    // One that was told to end stays in the set until its socket is closed.
    const open = this.of(agentId).filter((stream) => !stream.isEnding);
    const ofBrowser = open.filter((stream) => stream.sessionHash.equals(sessionHash));
    if (ofBrowser.length >= mostOfBrowser) ofBrowser[0]?.end(crowdedRetryMs);
    else if (open.length >= mostOfAgent) open[0]?.end(crowdedRetryMs);
  }

  #ended(agentId: string, stream: LiveStream): void {
    const streams = this.#ofAgent.get(agentId);
    streams?.delete(stream);
    if (streams?.size === 0) this.#ofAgent.delete(agentId);
    this.metrics.ended();
  }
}
