import { Client, Pool } from 'pg';
import { Registry } from 'prom-client';
import { createLogger } from '#shared/logging/index.js';
import { insertLane, type LaneRow } from '#test/outbox/lane.factory.js';
import { createTestDatabase, type TestDatabase } from '#test/postgres/test-database.js';
import type { ChangeHandler, Delivery, Verdict } from './change.handler.js';
import { LaneTrials } from './lane.trials.js';
import { OutboxClaimer } from './outbox.claimer.js';
import { OutboxSettler } from './outbox.settler.js';
import { RelayMetrics } from './relay.metrics.js';
import { defaultRelaySettings, type RelaySettings } from './relay.settings.js';
import { TurnRunner } from './turn.runner.js';
import type { Turn } from './turn.js';

const never = new AbortController().signal;
const logger = createLogger('test', 'silent');

/** Claims, runs and settles one turn at a time, as processes of the service would. */
export class RelayFixture {
  readonly #registry = new Registry();
  readonly #metrics = new RelayMetrics(this.#registry);

  private constructor(
    readonly database: TestDatabase,
    readonly owner: Client,
    /** As the service connects: with its own role and no more rights. */
    readonly pool: Pool,
  ) {}

  static async open(): Promise<RelayFixture> {
    const database = await createTestDatabase();
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    return new RelayFixture(
      database,
      owner,
      new Pool({ connectionString: database.calendarSyncUrl }),
    );
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.owner.end();
    await this.database.drop();
  }

  async reset(): Promise<void> {
    this.#registry.resetMetrics();
    await this.owner.query('truncate outbox.lane, outbox.attempt, calendar_sync.turn');
  }

  /** A lane that two claims had in hand, and nobody settled. */
  async insertSuspect(agentId?: string): Promise<LaneRow> {
    const lane = await insertLane(this.owner, agentId === undefined ? {} : { agentId });
    await this.owner.query(
      'update outbox.lane set unsettled = 2, attempts = 2 where appointment_id = $1',
      [lane.appointment_id],
    );
    return lane;
  }

  async claim(): Promise<readonly Turn[]> {
    const claim = await new OutboxClaimer(this.pool, defaultRelaySettings).claim(10);
    this.#metrics.claimed(claim.turns);
    return claim.turns;
  }

  async claimOne(): Promise<Turn> {
    const turns = await this.claim();
    const [turn] = turns;
    if (turn === undefined || turns.length > 1) throw new Error(`claimed ${turns.length} turns`);
    return turn;
  }

  /** What a process of its own has. */
  runner(
    handle: (delivery: Delivery) => Promise<Verdict>,
    settings: Partial<RelaySettings> = {},
  ): TurnRunner {
    const handler: ChangeHandler = { handle };
    return new TurnRunner({
      handler,
      trials: new LaneTrials(this.pool, logger),
      settings: { ...defaultRelaySettings, retryCapMs: 0, ...settings },
      metrics: this.#metrics,
      logger,
      random: () => 0.5,
    });
  }

  /** Runs a turn and settles it. */
  async finish(runner: TurnRunner, turn: Turn, stop: AbortSignal = never): Promise<void> {
    const outcome = await runner.run(turn, stop, never);
    await new OutboxSettler(this.pool, this.#metrics, logger).settle(outcome);
    outcome.settled();
  }

  /** Claims one turn, delivers and settles it. @returns what was delivered, by appointment */
  async deliver(verdict: Verdict): Promise<readonly string[]> {
    const delivered: string[] = [];
    const runner = this.runner((delivery) => {
      delivered.push(delivery.appointmentId);
      return Promise.resolve(verdict);
    });
    await this.finish(runner, await this.claimOne());
    return delivered;
  }

  /** As if all leases had run out: nobody has to wait for it. */
  async endLeases(): Promise<void> {
    await this.owner.query(`update calendar_sync.turn set lease_until = now() - interval '1 ms'`);
  }

  /** The value of a counter or gauge without labels. */
  async metric(name: string): Promise<number> {
    const line = new RegExp(`^${name} (?<value>\\S+)$`, 'm').exec(await this.#registry.metrics());
    return Number(line?.groups?.['value']);
  }
}
