import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from '#shared/logging/index.js';
import { crmToCalendarSync, ServiceAuthModule } from '#shared/service-auth/index.js';
import { ConnectService } from './connect.service.js';
import { ConnectionsController } from './connections.controller.js';
import type { Connections } from './connections.js';
import { DisconnectService } from './disconnect.service.js';

export interface ServingOptions {
  readonly serviceSecret: string;
  readonly logger: Logger;
}

/** The internal HTTP of the agents' connections. */
@Module({})
export class ConnectionsModule {
  static serving(connections: Connections, options: ServingOptions): DynamicModule {
    const { serviceSecret, logger } = options;
    return {
      module: ConnectionsModule,
      imports: [ServiceAuthModule.admitting(crmToCalendarSync, serviceSecret, logger)],
      controllers: [ConnectionsController],
      providers: [
        { provide: ConnectService, useValue: connections.connect },
        { provide: DisconnectService, useValue: connections.disconnect },
      ],
    };
  }
}
