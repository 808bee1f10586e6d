import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Verdict } from './change.handler.js';
import type { Turn } from './turn.js';

/** Codes are ours and few; should one ever be made of a remote's words, the series stay bounded. */
const mostCodes = 100;

/** What the relay does. Labels name verdicts and codes, never an agent or an appointment. */
export class RelayMetrics {
  readonly #codes = new Set<string>();
  readonly #deliveries: Counter<'verdict' | 'code'>;
  readonly #duration: Histogram<'verdict'>;
  readonly #overdue: Histogram;
  readonly #claims: Counter;
  readonly #claimed: Counter;
  readonly #abandoned: Counter;
  readonly #inFlight: Gauge;
  readonly #settles: Counter;
  readonly #lost: Counter;
  readonly #trials: Counter;
  readonly #crashes: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    const counter = (name: string, help: string): Counter => new Counter({ name, help, registers });
    this.#deliveries = new Counter({
      name: 'relay_deliveries_total',
      help: 'Deliveries that ended, by verdict and fault code',
      labelNames: ['verdict', 'code'],
      registers,
    });
    this.#duration = new Histogram({
      name: 'relay_delivery_duration_seconds',
      help: 'From the begin of a delivery to its verdict',
      labelNames: ['verdict'],
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.#overdue = new Histogram({
      name: 'relay_claim_delay_seconds',
      help: 'How long changes had been due when they were claimed',
      buckets: [0.01, 0.1, 1, 5, 15, 60, 300, 1_800, 7_200],
      registers,
    });
    this.#inFlight = new Gauge({
      name: 'relay_lanes_in_flight',
      help: 'Lanes that are claimed and not yet settled',
      registers,
    });
    this.#claims = counter('relay_claims_total', 'Claims, the empty ones included');
    this.#claimed = counter('relay_lanes_claimed_total', 'Lanes handed out by claims');
    this.#abandoned = counter(
      'relay_abandoned_lanes_total',
      'Lanes claimed again because their first claim was never settled',
    );
    this.#settles = counter('relay_settles_total', 'Settles; each writes the ends of many turns');
    this.#lost = counter('relay_lost_leases_total', 'Turns whose lease was lost before the settle');
    this.#trials = counter('relay_trials_total', 'Deliveries on trial that began');
    this.#crashes = counter(
      'relay_crashing_changes_total',
      'Changes given up because no trial of them ever ended',
    );
  }

  claimed(turns: readonly Turn[]): void {
    this.#claims.inc();
    for (const { lanes } of turns) {
      this.#claimed.inc(lanes.length);
      this.#inFlight.inc(lanes.length);
      for (const { overdueMs, unsettled } of lanes) {
        this.#overdue.observe(overdueMs / 1_000);
        if (unsettled === 1) this.#abandoned.inc();
      }
    }
  }

  delivered(verdict: Verdict, durationMs: number): void {
    const { kind } = verdict;
    this.#deliveries.inc({ verdict: kind, code: this.#label(verdict) });
    this.#duration.observe({ verdict: kind }, durationMs / 1_000);
  }

  trialBegan(): void {
    this.#trials.inc();
  }

  /** A change is not delivered any more because its delivery takes processes down. */
  crashFound(): void {
    this.#crashes.inc();
  }

  settled(): void {
    this.#settles.inc();
  }

  leaseLost(): void {
    this.#lost.inc();
  }

  /** A turn's end is durable, or lost. */
  finished({ lanes }: Turn): void {
    this.#inFlight.dec(lanes.length);
  }

  #label(verdict: Verdict): string {
    if (!('fault' in verdict)) return '';
    const { code } = verdict.fault;
    if (!this.#codes.has(code) && this.#codes.size >= mostCodes) return 'other';
    this.#codes.add(code);
    return code;
  }
}
