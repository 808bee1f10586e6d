import { Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from '#shared/logging/index.js';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { CalendarConnectionModule } from '../calendar-connection/calendar-connection.module.js';
import { CrmApiConfig } from '../config.js';
import { loggerToken } from '../logger.token.js';
import { LiveController } from './live.controller.js';
import { LiveFeed } from './live.feed.js';
import { LiveListener } from './live.listener.js';
import { LiveMetrics } from './live.metrics.js';
import { LivePulse } from './live.pulse.js';
import { LiveReader } from './live.reader.js';
import { LiveStreams } from './live.streams.js';

/** What an agent's pages are told as it happens. */
@Module({
  imports: [AppointmentsModule, CalendarConnectionModule],
  controllers: [LiveController],
  providers: [
    LiveFeed,
    {
      provide: LiveListener,
      inject: [CrmApiConfig, LiveFeed, loggerToken],
      useFactory: ({ databaseUrl }: CrmApiConfig, feed: LiveFeed, logger: Logger) =>
        new LiveListener(databaseUrl, feed, logger),
    },
    LiveMetrics,
    LivePulse,
    LiveReader,
    LiveStreams,
  ],
})
export class LiveModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly listener: LiveListener,
    private readonly feed: LiveFeed,
    private readonly pulse: LivePulse,
    private readonly streams: LiveStreams,
  ) {}

  onApplicationBootstrap(): void {
    this.listener.start();
    this.pulse.start();
  }

  /** Before the server stops: it waits for open streams, and they would never end by themselves. */
  async onModuleDestroy(): Promise<void> {
    this.streams.close();
    await Promise.all([this.listener.stop(), this.pulse.stop(), this.feed.stop()]);
  }
}
