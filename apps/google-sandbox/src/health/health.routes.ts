import type { FastifyInstance } from 'fastify';

/** All is in memory: what listens is ready. */
export function registerHealth(app: FastifyInstance): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', () => ({ status: 'ok' }));
}
