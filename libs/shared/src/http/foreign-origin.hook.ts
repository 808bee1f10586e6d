import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a browser sent a request on behalf of another site. Browsers name the origin on every
 * unsafe request; programs that are no browser name none, and carry no one's cookies by accident.
 */
export function isForeign(method: string, origin: string | undefined, own: string): boolean {
  return !safeMethods.has(method) && origin !== undefined && origin !== own;
}

/** Refuses unsafe requests from other sites' pages (CSRF). */
export function refuseForeignOrigins(fastify: FastifyInstance, ownOrigin: string): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (!isForeign(request.method, request.headers.origin, ownOrigin)) return done();
    done(
      new Problem(403, 'foreign_origin', 'The request comes from another site', {
        // Whoever reads it may well be us, at another address of this machine.
        detail: `Open ALT at ${ownOrigin}: changes are accepted from its pages there only.`,
      }),
    );
  });
}
