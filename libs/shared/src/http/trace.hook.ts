import type { FastifyInstance } from 'fastify';
import { continueTrace, type RequestTrace } from '#shared/telemetry/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything else looks at the request. */
    trace: RequestTrace;
  }
}

const header = 'traceparent';

/** Gives each request its place in a trace: the caller's, or a new one. */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const given = request.headers[header];
    request.trace = continueTrace(typeof given === 'string' ? given : undefined);
    done();
  });
}
