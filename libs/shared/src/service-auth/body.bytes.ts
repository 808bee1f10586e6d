import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, where `keepBodyBytes` was called. */
    bodyBytes?: Buffer;
  }
}

/**
 * Keeps the bytes of JSON bodies: a signature covers them, and what a parser makes of them cannot
 * be written back the same.
 */
export function keepBodyBytes(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, body, done) => {
      request.bodyBytes = body;
      void parse(request, body.toString('utf8'), done);
    },
  );
}
