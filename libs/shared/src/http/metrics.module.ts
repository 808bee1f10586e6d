import { Controller, type DynamicModule, Get, Header, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { Public } from './public.decorator.js';

@Public()
@Controller('metrics')
class MetricsController {
  constructor(private readonly registry: Registry) {}

  /** Prometheus' text format. */
  @Get()
  @Header('content-type', Registry.PROMETHEUS_CONTENT_TYPE)
  read(): Promise<string> {
    return this.registry.metrics();
  }
}

/** `GET /metrics`, and the `Registry` for whoever counts something (injected by class). */
@Module({})
export class MetricsModule {
  static of(registry: Registry): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      controllers: [MetricsController],
      providers: [{ provide: Registry, useValue: registry }],
      exports: [Registry],
    };
  }
}
