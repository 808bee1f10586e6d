import fastifyCookie from '@fastify/cookie';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Registry } from 'prom-client';
import { createHttpApp } from '#shared/http/index.js';
import { notSignedIn } from './accounts/not-signed-in.problem.js';
import { AppModule } from './app.module.js';
import { accountIsGone } from './database.refusal.js';
import type { Foundation } from './foundation.module.js';
import { describeApi } from './openapi/openapi.document.js';
import { OpenApiSource } from './openapi/openapi.source.js';
import { servePages } from './web/web.pages.js';

/** crm-api on an open database, ready to listen or to be asked directly (`inject`). */
export async function createCrmApi(
  foundation: Foundation,
  registry: Registry,
): Promise<NestFastifyApplication> {
  const { config, logger } = foundation;
  const app = await createHttpApp(AppModule.on(foundation, registry), {
    logger,
    registry,
    publicOrigin: config.publicUrl,
    trustedProxies: config.trustedProxies,
    translate: (error) => (accountIsGone(error) ? notSignedIn() : undefined),
  });
  await app.register(fastifyCookie, { secret: config.sessionSecret });
  await servePages(app, config.webFolder, logger);
  app.get(OpenApiSource).describeWith(() => describeApi(app, config.publicUrl));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
