import { writeSync } from 'node:fs';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import type { Delivery, Verdict } from '../../../apps/calendar-sync/src/relay/change.handler.js';
import { RelayMetrics } from '../../../apps/calendar-sync/src/relay/relay.metrics.js';
import { defaultRelaySettings } from '../../../apps/calendar-sync/src/relay/relay.settings.js';
import { Relay } from '../../../apps/calendar-sync/src/relay/relay.js';

/** The real relay as a process, with a handler that some changes end it by: `{"kills": true}`. */
const [, , databaseUrl = ''] = process.argv;

function handle({ appointmentId, version, payload }: Delivery): Promise<Verdict> {
  const kills = (payload as { kills?: boolean }).kills === true;
  // Not through a buffer: what was said must be out before the process is gone.
  writeSync(1, `${JSON.stringify({ appointmentId, version, kills })}\n`);
  if (kills) process.kill(process.pid, 'SIGKILL');
  return Promise.resolve({ kind: 'done', receipt: null });
}

const pool = new Pool({ connectionString: databaseUrl });
const logger = createLogger('crashing-relay', 'silent');
const relay = new Relay({
  pool,
  databaseUrl,
  handler: { handle },
  // Shorter leases than in production: after each crash everybody waits for one.
  settings: { ...defaultRelaySettings, leaseMs: 1_000, deliveryMs: 500, pollMs: 50 },
  metrics: new RelayMetrics(new Registry()),
  news: new NewsTeller(pool, logger),
  logger,
});
relay.start();
