import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Registry } from 'prom-client';
import { type Logger, NestLogger } from '#shared/logging/index.js';
import { measureRequests } from '#shared/telemetry/index.js';
import { refuseForeignOrigins } from './foreign-origin.hook.js';
import { takeEmptyJsonBodies } from './json.bodies.js';
import { ProblemFilter, type ProblemTranslator } from './problem.filter.js';
import { answerClientError, answerFrameworkError } from './raw.errors.js';
import { logRequests } from './request.log.js';
import { traceRequests } from './request.trace.js';
import { RouteTable } from './route.table.js';
import { secureResponses } from './security.headers.js';

export interface HttpAppOptions {
  readonly logger: Logger;
  readonly registry: Registry;
  /** Where browsers reach us; unsafe requests from pages of other origins are refused. */
  readonly publicOrigin?: string;
  /** Proxies (addresses or networks) whose word on the client's address counts; none by default. */
  readonly trustedProxies?: readonly string[];
  /** Longest request body in bytes. */
  readonly bodyLimit?: number;
  /** What the service's own errors mean to a client. */
  readonly translate?: ProblemTranslator;
}

/**
 * A Nest application on Fastify that keeps our rules of HTTP: problems for errors, safe headers,
 * a trace for each request, a metric for each answer, JSON bodies alone. Not listening yet.
 */
export async function createHttpApp(
  module: DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const { logger, registry, publicOrigin, translate = () => undefined } = options;
  const adapter = new FastifyAdapter({
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustedProxies === undefined ? false : [...options.trustedProxies],
    routerOptions: { maxParamLength: 512 },
    // A request that trickles in is cut; the answer may take longer.
    requestTimeout: 30_000,
    // What still comes in on an open connection while we stop is served, and the connection closed
    // after it: Fastify's own refusal is neither a problem+json nor does it say when to come again.
    return503OnClosing: false,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  });
  const fastify = adapter.getInstance();
  // Fastify reads text/plain by default: a form of another site could send it without being asked.
  fastify.removeContentTypeParser('text/plain');
  takeEmptyJsonBodies(fastify);
  const routes = new RouteTable();
  routes.watch(fastify);
  traceRequests(fastify);
  secureResponses(fastify);
  logRequests(fastify, logger);
  measureRequests(fastify, registry);
  if (publicOrigin !== undefined) refuseForeignOrigins(fastify, publicOrigin);

  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    // Nest would register parsers of its own, one for HTML forms among them.
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger, translate, routes));
  return app;
}
