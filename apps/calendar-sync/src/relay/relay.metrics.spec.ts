import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { laneOf } from './lane.fixture.js';
import { RelayMetrics } from './relay.metrics.js';

function measured() {
  const registry = new Registry();
  const metrics = new RelayMetrics(registry);
  const lines = async (name: string): Promise<string[]> =>
    (await registry.metrics()).split('\n').filter((line) => line.startsWith(name));
  return { metrics, lines };
}

describe('the metrics of the relay', () => {
  it('count deliveries by verdict and code, and time them', async () => {
    const { metrics, lines } = measured();
    const fault = { code: 'google_unavailable', detail: 'Backend Error' };
    metrics.delivered({ kind: 'done', receipt: null }, 120);
    metrics.delivered({ kind: 'retry', fault }, 40);
    metrics.delivered({ kind: 'retry', fault }, 40);
    expect(await lines('relay_deliveries_total')).toEqual([
      'relay_deliveries_total{verdict="done",code=""} 1',
      'relay_deliveries_total{verdict="retry",code="google_unavailable"} 2',
    ]);
    expect(await lines('relay_delivery_duration_seconds_sum')).toEqual([
      'relay_delivery_duration_seconds_sum{verdict="done"} 0.12',
      'relay_delivery_duration_seconds_sum{verdict="retry"} 0.08',
    ]);
  });

  it('stay a bounded number of series though codes should be made of a remote’s words', async () => {
    const { metrics, lines } = measured();
    for (let word = 0; word < 5_000; word += 1) {
      metrics.delivered({ kind: 'retry', fault: { code: `word_${word}`, detail: null } }, 1);
    }
    expect(await lines('relay_deliveries_total')).toHaveLength(101);
    expect(await lines('relay_deliveries_total{verdict="retry",code="other"}')).toEqual([
      'relay_deliveries_total{verdict="retry",code="other"} 4900',
    ]);
  });

  it('know what is claimed and not yet settled, and how late it was claimed', async () => {
    const { metrics, lines } = measured();
    const lanes = [laneOf('a'), { ...laneOf('b'), overdueMs: 20_000 }];
    const turn = { agentId: 'agent', token: 'token', leaseEndsAt: 0, lanes };
    metrics.claimed([turn]);
    metrics.claimed([]);
    expect(await lines('relay_lanes_in_flight')).toEqual(['relay_lanes_in_flight 2']);
    expect(await lines('relay_claims_total')).toEqual(['relay_claims_total 2']);
    expect(await lines('relay_claim_delay_seconds_bucket{le="15"}')).toEqual([
      'relay_claim_delay_seconds_bucket{le="15"} 1',
    ]);
    metrics.finished(turn);
    expect(await lines('relay_lanes_in_flight')).toEqual(['relay_lanes_in_flight 0']);
  });
});
