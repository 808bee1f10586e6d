import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { CallLedger } from './call.ledger.js';
import { misconfigured } from './call.deferral.js';

/** A database that is silent must not take all other metrics with it. */
const patienceMs = 1_000;

/** Why Google may refuse the whole project: bounded, so that every series is always there. */
const reasons = [misconfigured, 'google_rate_limited_project'] as const;

/**
 * `google_project_paused{reason}`: 1 from a refusal of the whole project until Google takes a call
 * again. Read from the row that all replicas share, at each scrape: whichever of them is asked
 * tells the same. With the database away there is no sample, which is neither yes nor no.
 */
export function gaugePauses(registry: Registry, ledger: CallLedger): void {
  const gauge = new Gauge({
    name: 'google_project_paused',
    help: 'Google refuses the whole project (1), by reason',
    labelNames: ['reason'],
    registers: [],
    async collect() {
      this.reset();
      const asked = ledger.pausedBy().catch(() => undefined);
      const pausedBy = await Promise.race([asked, pause(patienceMs, undefined, { ref: false })]);
      if (pausedBy === undefined) return;
      for (const reason of reasons) this.set({ reason }, Number(reason === pausedBy));
    },
  });
  registry.registerMetric(gauge);
}
