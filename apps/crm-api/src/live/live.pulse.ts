import { Injectable } from '@nestjs/common';
import { Daemon } from '#shared/lifecycle/index.js';
import type { Logger } from '#shared/logging/index.js';
import { SessionKeeper } from '../accounts/session.keeper.js';
import { InjectLogger } from '../logger.token.js';
import { LiveStreams } from './live.streams.js';

/** Proxies cut what is silent, the more impatient ones after 30 s; pages wait for three of them. */
const everyMs = 20_000;

/**
 * Keeps the open streams from looking dead, and ends those whose session has ended by itself. A
 * database that is away ends none: nobody was signed out.
 */
@Injectable()
export class LivePulse extends Daemon {
  constructor(
    private readonly streams: LiveStreams,
    private readonly sessions: SessionKeeper,
    @InjectLogger() logger: Logger,
  ) {
    super(logger, 'live-pulse', everyMs);
  }

  protected override async round(): Promise<boolean> {
    const streams = this.streams.all();
    if (streams.length === 0) return false;
    for (const stream of streams) stream.beat();
    const alive = await this.sessions.alive(streams.map(({ sessionHash }) => sessionHash));
    for (const stream of streams) if (!alive(stream.sessionHash)) stream.end();
    return false;
  }
}
