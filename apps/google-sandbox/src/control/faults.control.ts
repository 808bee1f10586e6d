import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../sandbox.state.js';
import { readFaultRules } from './fault.body.js';

/** The faults to come. */
export function registerFaultControl(app: FastifyInstance, state: SandboxState): void {
  app.get('/sandbox/faults', () => ({ items: state.faults.all() }));

  app.post('/sandbox/faults', (request, reply) => {
    const rules = readFaultRules(request.body);
    return reply.code(201).send({ items: rules.map((rule) => state.faults.add(rule)) });
  });

  app.delete('/sandbox/faults', (_request, reply) => {
    state.faults.clear();
    return reply.code(204).send();
  });
}
