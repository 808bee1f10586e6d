import type { FastifyRequest } from 'fastify';
import { continueTrace, type RequestTrace } from '#shared/telemetry/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Ask `traceOf`. */
    trace?: RequestTrace;
  }
}

/**
 * A request's place in a trace: the caller's (`traceparent`), or a new one. Made when it is first
 * asked for, because the router refuses some requests before any hook could make it.
 */
export function traceOf(request: FastifyRequest): RequestTrace {
  const { traceparent } = request.headers;
  request.trace ??= continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
  return request.trace;
}
