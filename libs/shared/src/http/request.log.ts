import type { FastifyInstance } from 'fastify';
import type { Logger } from '#shared/logging/index.js';

/** One debug line for each answer: the route's pattern, never the address with its ids. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    logger.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
        traceId: request.trace.traceId,
      },
      'answered',
    );
    done();
  });
}
