import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#shared/http/index.js';
import type { Logger } from '#shared/logging/index.js';
import { isServable, sendFresh } from './fresh.file.js';
import { pageHeaders } from './page.headers.js';
import { asksForPage } from './page.request.js';

const page = 'index.html';
const advice = 'Build it ("npm run build:web"), and start crm-api again; the API works without it.';

/**
 * Serves the web app from its build: what has its content's hash in the name for ever, all else as
 * long as it is the newest, and the app itself at every address of its own.
 *
 * @param folder of the build; without one the API alone is served, and whoever asks for a page is
 *   told so
 */
export async function servePages(
  app: NestFastifyApplication,
  folder: string,
  logger: Logger,
): Promise<void> {
  const isBuilt = existsSync(join(folder, page));
  if (!isBuilt) logger.warn(`the web app is not built. ${advice}`);

  const fastify = app.getHttpAdapter().getInstance();
  const sendPage = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (!isBuilt) {
      throw new Problem(503, 'pages_not_built', 'The web app is not built', { detail: advice });
    }
    return sendFresh(join(folder, page), request, reply.headers(pageHeaders));
  };
  fastify.addHook('onRequest', async (request, reply) => {
    const { method, url, headers } = request;
    if (!request.is404 || !asksForPage({ method, url, accept: headers.accept })) return undefined;
    return sendPage(request, reply);
  });
  if (!isBuilt) return;

  fastify.get('/', sendPage);
  const names = await readdir(folder);
  for (const name of names.filter((one) => one !== page && isServable(one))) {
    fastify.get(`/${name}`, async (request, reply) =>
      sendFresh(join(folder, name), request, reply),
    );
  }
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    decorateReply: false,
  });
}
