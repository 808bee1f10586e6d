import type { ServerResponse } from 'node:http';
import { beat, frameOf, type LiveEvent, retryFrame } from './live.event.js';

/** Bytes that may wait for a reader; whoever lets more pile up is not reading. */
const mostUnreadBytes = 256 * 1024;

/** One page that listens. Writes to it never wait: who does not keep up is cut off, and comes back. */
export class LiveStream {
  #wasBehind = false;

  constructor(
    private readonly response: ServerResponse,
    readonly sessionHash: Buffer,
    /** Called once it is over, whoever ended it. */
    onEnd: () => void,
  ) {
    response.once('close', onEnd);
    // A write that comes too late for the socket; its end is reported by `close`.
    response.on('error', () => response.destroy());
  }

  get isEnding(): boolean {
    return this.response.destroyed || this.response.writableEnded;
  }

  /** @param retryMs the browser's patience before it comes back */
  begin(retryMs: number, events: readonly LiveEvent[]): void {
    this.#write(retryFrame(retryMs));
    this.send(events);
  }

  send(events: readonly LiveEvent[]): void {
    if (this.response.writableLength > mostUnreadBytes) this.response.destroy();
    else this.#write(events.map(frameOf).join(''));
  }

  /** Also finds out who has not read everything since the last one. */
  beat(): void {
    const isBehind = this.response.writableLength > 0;
    if (isBehind && this.#wasBehind) this.response.destroy();
    else this.#write(frameOf(beat));
    this.#wasBehind = isBehind;
  }

  /** @param retryMs where the browser should stay away for longer than usual */
  end(retryMs?: number): void {
    if (retryMs !== undefined) this.#write(retryFrame(retryMs));
    // What a reader has left lying would keep the end waiting.
    if (this.response.writableLength > mostUnreadBytes) this.response.destroy();
    else this.response.end();
  }

  #write(frames: string): void {
    if (!this.isEnding) this.response.write(frames);
  }
}
