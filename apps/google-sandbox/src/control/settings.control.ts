import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isTimeZone } from '../calendar/time-zone.clock.js';
import type { SandboxState } from '../sandbox.state.js';
import { readControlBody } from './control.error.js';

const quota = z.int().min(0).nullable().optional();

const settingsBody = z.strictObject({
  testingMode: z.boolean().optional(),
  projectQuotaPerMinute: quota,
  userQuotaPerMinute: quota,
  rateLimitStatus: z.union([z.literal(403), z.literal(429)]).optional(),
  accessTokenSeconds: z.int().min(1).optional(),
  latencyMs: z.number().min(0).optional(),
  calendarTimeZone: z.string().refine(isTimeZone, { error: 'is not an IANA time zone' }).optional(),
  clockOffsetSeconds: z.int().optional(),
});

export function registerSettingsControl(app: FastifyInstance, state: SandboxState): void {
  app.get('/sandbox/settings', () => state.settings);

  app.post('/sandbox/settings', (request) => {
    const given = readControlBody(settingsBody, request.body);
    const changes = Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== undefined),
    );
    state.settings = { ...state.settings, ...changes };
    return state.settings;
  });

  app.post('/sandbox/reset', (_request, reply) => {
    state.reset();
    return reply.code(204).send();
  });
}
