import { type DynamicModule, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Logger } from '#shared/logging/index.js';
import { keepBodyBytes } from './body.bytes.js';
import type { RequestVerifier } from './request.verifier.js';
import { ServiceGate } from './service.gate.js';

/** What `ServiceAuthGuard` needs, in the modules that import this one. */
@Module({})
export class ServiceAuthModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  static admitting(verifier: RequestVerifier, logger: Logger): DynamicModule {
    const gate = new ServiceGate(verifier, logger);
    return {
      module: ServiceAuthModule,
      providers: [{ provide: ServiceGate, useValue: gate }],
      exports: [ServiceGate],
    };
  }

  onModuleInit(): void {
    keepBodyBytes(this.host.httpAdapter.getInstance());
  }
}
