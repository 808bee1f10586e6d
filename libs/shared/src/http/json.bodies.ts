import type { FastifyInstance } from 'fastify';

/**
 * Clients that name the content type on every request send it without a body, too: that is no
 * body, not a broken one. Everything else goes to Fastify's own parser, which refuses `__proto__`.
 */
export function takeEmptyJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request, text, done) => {
      if (text === '') done(null);
      else void parse(request, text, done);
    },
  );
}
