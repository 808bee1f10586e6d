import type { FastifyInstance } from 'fastify';
import type { JournalEntry } from '../calls/call.journal.js';
import type { SandboxState } from '../sandbox.state.js';
import { ControlError } from './control.error.js';

interface RequestQuery {
  readonly account?: string;
  readonly operation?: string;
  readonly since?: string;
}

/** What was called on Google's paths. */
export function registerRequestControl(app: FastifyInstance, state: SandboxState): void {
  app.get('/sandbox/requests', (request) => {
    const { account, operation, since } = request.query as RequestQuery;
    const entries = state.journal.select({
      account: account?.toLowerCase(),
      operation,
      since: since === undefined ? undefined : readSince(since),
    });
    return { items: entries.map(render), total: state.journal.total };
  });

  app.delete('/sandbox/requests', (_request, reply) => {
    state.journal.clear();
    return reply.code(204).send();
  });
}

function render({ atMs, ...entry }: JournalEntry) {
  return { at: new Date(atMs).toISOString(), ...entry };
}

/** An RFC 3339 time, or milliseconds since the epoch. */
function readSince(text: string): number {
  const epochMs = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isNaN(epochMs)) throw new ControlError(400, 'since', 'since: is not a time');
  return epochMs;
}
