import { describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import type { ChangeHandler, Delivery, Verdict } from './change.handler.js';
import { laneOf } from './lane.fixture.js';
import { LaneTrials } from './lane.trials.js';
import { RelayMetrics } from './relay.metrics.js';
import { defaultRelaySettings } from './relay.settings.js';
import { TurnRunner } from './turn.runner.js';
import type { Turn } from './turn.js';

const fault = { code: 'google_rate_limited', detail: null };
const never = new AbortController().signal;

function turnOf(names: readonly string[], leaseMs = defaultRelaySettings.leaseMs): Turn {
  return {
    agentId: 'agent',
    token: 'token',
    leaseEndsAt: performance.now() + leaseMs,
    lanes: names.map(laneOf),
  };
}

/** Answers as scripted and remembers what it was asked to deliver. */
class ScriptedHandler implements ChangeHandler {
  readonly delivered: string[] = [];

  constructor(private readonly answer: (delivery: Delivery) => Promise<Verdict>) {}

  async handle(delivery: Delivery): Promise<Verdict> {
    this.delivered.push(delivery.appointmentId);
    return this.answer(delivery);
  }
}

function runnerOf(handler: ChangeHandler): TurnRunner {
  const logger = createLogger('test', 'silent');
  return new TurnRunner({
    handler,
    // Nobody here is suspected, so nothing is written down.
    trials: new LaneTrials(new Pool(), logger),
    settings: defaultRelaySettings,
    metrics: new RelayMetrics(new Registry()),
    logger,
    random: () => 0.5,
  });
}

const done: Verdict = { kind: 'done', receipt: null };

describe('a turn', () => {
  it('delivers its lanes one after the other, in the order of the claim', async () => {
    let inFlight = 0;
    let most = 0;
    const handler = new ScriptedHandler(async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return done;
    });
    await runnerOf(handler).run(turnOf(['a', 'b', 'c']), never, never);
    expect(handler.delivered).toEqual(['a', 'b', 'c']);
    expect(most).toBe(1);
  });

  it('begins nothing when the lease might end before the delivery does', async () => {
    const handler = new ScriptedHandler(async () => done);
    const turn = turnOf(['a'], defaultRelaySettings.deliveryMs);
    const outcome = await runnerOf(handler).run(turn, never, never);
    expect(handler.delivered).toEqual([]);
    expect(outcome.settlements).toMatchObject([{ state: 'due', counts: false }]);
  });

  it('begins nothing more once the relay stops', async () => {
    const stop = new AbortController();
    const handler = new ScriptedHandler(async () => {
      stop.abort();
      return done;
    });
    const outcome = await runnerOf(handler).run(turnOf(['a', 'b']), stop.signal, never);
    expect(handler.delivered).toEqual(['a']);
    expect(outcome.settlements).toMatchObject([{ state: 'done' }, { state: 'due', counts: false }]);
  });

  it('hands the rest back when the agent is told to wait', async () => {
    const handler = new ScriptedHandler(async () => ({
      kind: 'snooze',
      delayMs: 5_000,
      scope: 'agent',
      fault,
    }));
    const outcome = await runnerOf(handler).run(turnOf(['a', 'b']), never, never);
    expect(handler.delivered).toEqual(['a']);
    expect(outcome.restMs).toBe(5_000);
    expect(outcome.restEverybodyMs).toBe(0);
  });

  it('counts a handler that throws as a transient fault and goes on', async () => {
    const handler = new ScriptedHandler(async ({ appointmentId }) => {
      if (appointmentId === 'a') throw new Error('a bug');
      return done;
    });
    const outcome = await runnerOf(handler).run(turnOf(['a', 'b']), never, never);
    expect(outcome.settlements).toMatchObject([
      { state: 'due', counts: true, fault: { code: 'handler_threw' } },
      { state: 'done' },
    ]);
  });

  it('does not take an absent database for a bug of the handler', async () => {
    const handler = new ScriptedHandler(async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    });
    const { settlements } = await runnerOf(handler).run(turnOf(['a']), never, never);
    expect(settlements).toMatchObject([
      { state: 'due', counts: true, fault: { code: 'database_away' } },
    ]);
  });

  it('cuts a delivery with the signal it is given', async () => {
    const cut = new AbortController();
    const handler: ChangeHandler = {
      handle: async (_delivery, signal) => {
        cut.abort();
        signal.throwIfAborted();
        return done;
      },
    };
    const outcome = await runnerOf(handler).run(turnOf(['a']), never, cut.signal);
    expect(outcome.settlements).toMatchObject([{ state: 'due', counts: true }]);
  });
});
