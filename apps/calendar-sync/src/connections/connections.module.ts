import { type DynamicModule, Module } from '@nestjs/common';
import type { SharedClock } from '#shared/database/index.js';
import type { Logger } from '#shared/logging/index.js';
import {
  crmToCalendarSync,
  RequestVerifier,
  ServiceAuthModule,
} from '#shared/service-auth/index.js';
import { ConnectService } from './connect.service.js';
import { ConnectionsController } from './connections.controller.js';
import type { Connections } from './connections.js';
import { DisconnectService } from './disconnect.service.js';

export interface ServingOptions {
  readonly serviceSecret: string;
  readonly clock: SharedClock;
  readonly logger: Logger;
}

/** The internal HTTP of the agents' connections. */
@Module({})
export class ConnectionsModule {
  static serving(connections: Connections, options: ServingOptions): DynamicModule {
    const { serviceSecret, clock, logger } = options;
    const verifier = new RequestVerifier(serviceSecret, crmToCalendarSync, clock);
    return {
      module: ConnectionsModule,
      imports: [ServiceAuthModule.admitting(verifier, logger)],
      controllers: [ConnectionsController],
      providers: [
        { provide: ConnectService, useValue: connections.connect },
        { provide: DisconnectService, useValue: connections.disconnect },
      ],
    };
  }
}
