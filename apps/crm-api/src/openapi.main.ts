import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { createLogger } from '#shared/logging/index.js';
import { AppModule } from './app.module.js';
import { loadCrmApiConfig } from './config.js';
import { crmEntities } from './crm.entities.js';
import { describeApi } from './openapi/openapi.document.js';

/**
 * Prints the API's description of itself. Nothing runs for it: in Nest's preview mode no provider is
 * made, so the database is never opened, and what is given here is never looked at.
 */
const config = loadCrmApiConfig({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  SERVICE_SECRET: 'nothing is signed by this secret here',
  SESSION_SECRET: 'nobody is signed in by this one either',
});
const foundation = {
  config,
  dataSource: new DataSource({ type: 'postgres', entities: crmEntities }),
  logger: createLogger('openapi', 'silent'),
};
const app = await NestFactory.create(
  AppModule.on(foundation, new Registry()),
  new FastifyAdapter(),
  {
    preview: true,
    logger: false,
    abortOnError: false,
  },
);
process.stdout.write(`${JSON.stringify(describeApi(app, config.publicUrl), undefined, 2)}\n`);
