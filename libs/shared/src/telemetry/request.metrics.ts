import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';

/**
 * Counts and times every answer by route, method and status. The route is its pattern, so that
 * no id becomes a label and the number of series is bounded by the code.
 */
export function measureRequests(fastify: FastifyInstance, registry: Registry): void {
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { method } = request;
    // A stream lasts as long as somebody listens, which says nothing of how fast we are.
    if (reply.getHeader('content-type') === 'text/event-stream') return done();
    duration.observe({ route, method, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
}
