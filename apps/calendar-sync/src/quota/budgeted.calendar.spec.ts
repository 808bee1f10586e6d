import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { buildSandbox } from '../../../google-sandbox/src/sandbox.app.js';
import { CalendarGateway } from '../google/calendar.gateway.js';
import type { CalendarAccess, CalendarCalls } from '../google/calendar.calls.js';
import { GoogleError } from '../google/google.error.js';
import { GoogleFixture, testClient } from '../google/google.fixture.js';
import { BudgetedCalendar } from './budgeted.calendar.js';
import { CallBudget } from './call.budget.js';
import { MemoryLedger } from './memory.ledger.fixture.js';
import { gaugePauses } from './pause.gauge.js';
import { QuotaMetrics } from './quota.metrics.js';
import { SimulatedClock } from './simulated.clock.fixture.js';

const minute = 60_000;
const quotas = { projectPerMinute: 120, userPerMinute: 30 };
const eventId = 'alt0123456789abcdef0123456789abcdefg0';
const untouched = new AbortController().signal;

describe('Google’s real client behind the budget, at the sandbox', () => {
  let clock = new SimulatedClock();
  const startOfTime = Date.parse('2026-05-01T12:00:00Z');
  const google = new GoogleFixture(
    buildSandbox({ ...testClient, clock: { now: () => startOfTime + clock.now() } }),
  );
  let ledger: MemoryLedger;
  let registry: Registry;
  let tokens: string[];
  let logLines: string[] = [];

  beforeAll(() => google.start());
  afterAll(() => google.stop());
  beforeEach(async () => {
    clock = new SimulatedClock();
    ledger = new MemoryLedger(clock);
    logLines = [];
    await google.reset();
    await google.control('POST', 'settings', {
      projectQuotaPerMinute: quotas.projectPerMinute,
      userQuotaPerMinute: quotas.userPerMinute,
    });
    tokens = [];
    for (let person = 0; person < 12; person += 1) {
      tokens.push((await google.grant(`person${person}@example.com`)).access_token);
    }
  });

  function replica(): BudgetedCalendar {
    registry = new Registry();
    const budget = new CallBudget({
      settings: { ...quotas, patienceMs: 3_000 },
      ledger,
      metrics: new QuotaMetrics(registry),
      logger: pino({ level: 'info' }, { write: (line: string) => void logLines.push(line) }),
      clock,
    });
    gaugePauses(registry, ledger);
    return new BudgetedCalendar(
      new Timeless(new CalendarGateway(google.settings()), clock),
      budget,
    );
  }

  /** One call for a person, and how it ended. */
  async function look(calendar: BudgetedCalendar, person: number): Promise<GoogleError> {
    const calls = calendar.callsFor(`agent ${person}`, Infinity);
    const ended: unknown = await calls
      .get(tokens[person] ?? '', eventId, untouched)
      .catch((error: unknown) => error);
    // There is no such event: Google counts a look at it all the same.
    if (!(ended instanceof GoogleError)) throw new Error('expected no event', { cause: ended });
    return ended;
  }

  /** A call that Google takes. */
  async function write(calendar: BudgetedCalendar, person: number): Promise<void> {
    const day = { date: '2026-06-01' };
    const event = {
      id: eventId,
      status: 'confirmed',
      summary: 'Tour',
      start: day,
      end: { date: '2026-06-02' },
      extendedProperties: { private: {} },
      reminders: { useDefault: true },
    } as const;
    const calls = calendar.callsFor(`agent ${person}`, Infinity);
    await calls.insert(tokens[person] ?? '', event, untouched);
  }

  async function lookForEver(calendar: BudgetedCalendar, person: number): Promise<never> {
    for (;;) {
      const { retryAfterMs } = await look(calendar, person);
      await clock.sleep(retryAfterMs ?? 1);
    }
  }

  async function statuses(): Promise<readonly (number | null)[]> {
    return (await google.calls()).map(({ status }) => status);
  }

  it('uses the project’s quota from three replicas, and is never refused', async () => {
    const replicas = [replica(), replica(), replica()];
    for (const [person] of tokens.entries()) {
      const calendar = replicas[person % 3];
      if (calendar !== undefined) void lookForEver(calendar, person);
    }
    await clock.pass(2 * minute);
    await google.control('DELETE', 'requests');
    await clock.pass(2 * minute);
    const answers = await statuses();
    expect(answers.filter((status) => status !== 404)).toEqual([]);
    expect(answers.length / (2 * quotas.projectPerMinute)).toBeGreaterThanOrEqual(0.97);
  });

  it('uses one person’s quota, and is never refused', async () => {
    void lookForEver(replica(), 0);
    await clock.pass(minute);
    await google.control('DELETE', 'requests');
    await clock.pass(2 * minute);
    const answers = await statuses();
    expect(answers.filter((status) => status !== 404)).toEqual([]);
    expect(answers.length / (2 * quotas.userPerMinute)).toBeGreaterThanOrEqual(0.95);
  });

  it('tells every replica to rest when Google refuses all the same', async () => {
    await google.fault({ status: 403, reason: 'rateLimitExceeded', times: 1, when: 'before' });
    const [here, elsewhere] = [replica(), replica()];
    expect(await look(here, 0)).toMatchObject({ kind: 'rate_limited_project', status: 403 });
    void lookForEver(elsewhere, 1);
    await clock.pass(1_900);
    expect(await statuses()).toEqual([403]);
    await clock.pass(minute);
    expect((await statuses()).slice(0, 2)).toEqual([403, 404]);
  });

  describe.each(['accessNotConfigured', 'dailyLimitExceeded'])('refused with %s', (reason) => {
    const paused = 'google_project_paused{reason="google_project_misconfigured"}';
    let here: BudgetedCalendar;
    let elsewhere: BudgetedCalendar;
    let registries: readonly Registry[];
    const gauges = () => Promise.all(registries.map(gaugeOf));
    const gaugeOf = async (one: Registry) =>
      (await one.metrics()).split('\n').find((line) => line.startsWith(paused));
    const levels = () => logLines.map((line) => (JSON.parse(line) as { level: number }).level);

    beforeEach(async () => {
      here = replica();
      const first = registry;
      elsewhere = replica();
      registries = [first, registry];
      await google.fault({ reason, status: 403, times: 2, when: 'before' });
    });

    it('every replica rests, and each says so until Google takes a call again', async () => {
      expect(await gauges()).toEqual([`${paused} 0`, `${paused} 0`]);
      expect(await look(here, 0)).toMatchObject({ kind: 'project_misconfigured', status: 403 });
      expect(await gauges()).toEqual([`${paused} 1`, `${paused} 1`]);
      // Not a call, and no word of reconnecting: the agent can do nothing about it.
      expect(await look(elsewhere, 1)).toMatchObject({
        code: 'google_project_misconfigured',
        status: null,
      });
      expect(await statuses()).toEqual([403]);

      // The pause runs out, and nothing is mended.
      await clock.pass(6 * minute);
      expect(await look(elsewhere, 1)).toMatchObject({ status: 403 });
      await clock.pass(6 * minute);
      expect(await gauges()).toEqual([`${paused} 1`, `${paused} 1`]);

      await write(here, 0);
      expect(await gauges()).toEqual([`${paused} 0`, `${paused} 0`]);
    });

    it('an error tells of its beginning and a line of its end, once for all replicas', async () => {
      await look(here, 0);
      await clock.pass(6 * minute);
      await look(elsewhere, 1);
      await clock.pass(6 * minute);
      expect(levels()).toEqual([50]);
      await write(here, 0);
      await Promise.all([write(elsewhere, 1), clock.pass(minute)]);
      expect(levels()).toEqual([50, 30]);
    });
  });

  it('counts what became of the calls, and names nobody', async () => {
    const calendar = replica();
    await look(calendar, 0);
    await google.fault({ status: 403, reason: 'userRateLimitExceeded', times: 1, when: 'before' });
    await Promise.all([look(calendar, 1), clock.pass(minute)]);
    const text = await registry.metrics();
    expect(text).toContain('google_call_permits_total 2');
    expect(text).toContain('google_calls_refused_total{limit="agent"} 1');
    expect(text).not.toMatch(/agent \d/);
  });
});

/** For the simulation no call takes time: the clock stands still until it is answered. */
class Timeless implements CalendarCalls, CalendarAccess {
  constructor(
    private readonly calls: CalendarCalls,
    private readonly clock: SimulatedClock,
  ) {}

  callsFor(): CalendarCalls {
    return this;
  }

  insert(...call: Parameters<CalendarCalls['insert']>) {
    return this.clock.still(this.calls.insert(...call));
  }

  get(...call: Parameters<CalendarCalls['get']>) {
    return this.clock.still(this.calls.get(...call));
  }

  update(...call: Parameters<CalendarCalls['update']>) {
    return this.clock.still(this.calls.update(...call));
  }

  delete(...call: Parameters<CalendarCalls['delete']>) {
    return this.clock.still(this.calls.delete(...call));
  }
}
