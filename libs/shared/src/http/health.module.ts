import { Controller, type DynamicModule, Get, Inject, Module } from '@nestjs/common';
import type { Logger } from '#shared/logging/index.js';
import { type CheckResult, type HealthCheck, runCheck } from './health.check.js';
import { Problem } from './problem.js';
import { Public } from './public.decorator.js';

export interface HealthOptions {
  readonly checks: readonly HealthCheck[];
  readonly logger: Logger;
}

const optionsToken = Symbol('HealthOptions');

/** Less than the patience of the usual probes. */
const patienceMs = 2_000;

@Public()
@Controller('health')
class HealthController {
  constructor(@Inject(optionsToken) private readonly options: HealthOptions) {}

  /** The process runs and answers. Nothing else is asked: a restart would not mend it. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** Whether requests can be served now. @throws Problem 503 naming the checks that fail */
  @Get('ready')
  async ready(): Promise<{ status: 'ready'; checks: object }> {
    const results = await Promise.all(
      this.options.checks.map(async (check) => [check.name, await this.#run(check)] as const),
    );
    const checks = Object.fromEntries(results);
    if (results.some(([, result]) => result !== 'ok')) {
      throw new Problem(503, 'not_ready', 'The service is not ready', { extensions: { checks } });
    }
    return { status: 'ready', checks };
  }

  #run(check: HealthCheck): Promise<CheckResult> {
    return runCheck(check, patienceMs, (error) =>
      this.options.logger.warn({ err: error, check: check.name }, 'a health check failed'),
    );
  }
}

/** `GET /health/live` and `GET /health/ready`. */
@Module({})
export class HealthModule {
  static checking(options: HealthOptions): DynamicModule {
    return {
      module: HealthModule,
      controllers: [HealthController],
      providers: [{ provide: optionsToken, useValue: options }],
    };
  }
}
