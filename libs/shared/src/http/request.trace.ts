import type { FastifyInstance, FastifyRequest } from 'fastify';
import { continueTrace, type RequestTrace } from '#shared/telemetry/index.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The request's place in a trace: the caller's (`traceparent`), or a new one. */
    readonly trace: RequestTrace;
  }
}

const traces = new WeakMap<FastifyRequest, RequestTrace>();

/**
 * Gives each request its `trace`. Made when it is first asked for, because the router refuses
 * some requests before any hook could make it.
 */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('trace', {
    getter() {
      const known = traces.get(this);
      if (known !== undefined) return known;
      const { traceparent } = this.headers;
      const made = continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
      traces.set(this, made);
      return made;
    },
  });
}
