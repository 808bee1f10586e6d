import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '#shared/config/index.js';
import { AcknowledgedLedger } from './acknowledged.ledger.js';
import { ApiDoor } from './api.door.js';
import type { Finding } from './calendar.audit.js';
import { ChangeWriter } from './change.writer.js';
import { ChaosAgent } from './chaos.agent.js';
import type { ChaosOptions } from './chaos.arguments.js';
import { planChaos } from './chaos.plan.js';
import { type ChaosPlaces, ChaosProduct, relayTimes } from './chaos.product.js';
import { complaintsOf } from './answer.complaints.js';
import { ConnectionKeeper } from './connection.keeper.js';
import { FuzzStream } from './fuzz.stream.js';
import { GooglePeople } from './google.people.js';
import { IncidentRunner } from './incident.runner.js';
import { countQuotaRefusals, isWrite } from './journal.audit.js';
import { inParallel } from './parallel.work.js';
import { QuietWatch } from './quiet.watch.js';
import type { ChaosReport } from './report.table.js';
import type { StandingEvent } from './standing.event.js';
import { WholeAudit } from './whole.audit.js';

/** So that 20,000 changes take four minutes; a small run is not over before anything happened. */
const perSecond = (changes: number): number => Math.min(90, Math.max(12, changes / 240));

const fuzzStreams = 4;
const hourMs = 3_600_000;
const eventsOfTheirOwn = 2;

/** One run, from an empty database to a judgement. */
export class ChaosRun {
  readonly product: ChaosProduct;
  readonly #ledger = new AcknowledgedLedger();
  readonly #own = new Map<string, StandingEvent[]>();
  #agents: ChaosAgent[] = [];
  #phase = 'starting';
  #due = 0;
  #fuzzed = (): number => 0;

  constructor(
    private readonly options: ChaosOptions,
    private readonly places: ChaosPlaces,
    forProcesses: Environment,
    private readonly signal: AbortSignal,
    private readonly say: (milestone: string) => void,
  ) {
    this.product = new ChaosProduct(places, forProcesses, signal);
  }

  /** Where it is, in a line. */
  get progress(): string {
    return (
      `${this.#phase}: ${this.#ledger.changes} of ${this.options.changes} changes, ` +
      `${this.#fuzzed()} fuzz requests, ${this.#due} to be delivered`
    );
  }

  async run(): Promise<ChaosReport> {
    const { options, product, signal } = this;
    const ahead = options.seed % 2 === 0 ? hourMs : -hourMs;
    await product.start(options.replicas, ahead);
    const google = new GooglePeople(product.sandbox.address, signal);
    const door = new ApiDoor(product.crmApi.address);
    await this.#settleIn(door, google);

    const writer = new ChangeWriter(options.seed, this.#agents, this.#ledger, signal);
    const incidents = new IncidentRunner(product, google, this.#agents, signal);
    const keeper = new ConnectionKeeper(product.owner, this.#agents, incidents.revoked, signal);
    const watch = new QuietWatch(product.owner, this.#agents, keeper, signal);
    const fuzzers = this.#fuzzers();
    const writingSeconds = await this.#disturb(writer, incidents, keeper, watch, fuzzers);

    await google.endFaults();
    this.#begin('waiting for quiet');
    const quietFrom = performance.now();
    const stuck = await watch.untilQuiet();
    const quietSeconds = (performance.now() - quietFrom) / 1_000;
    const findings: Finding[] = stuck === undefined ? [] : [{ kind: 'stuck', what: stuck }];
    if (stuck === undefined) {
      this.#begin('one more version of what people changed in Google');
      await this.#touch(writer);
      const again = await watch.untilQuiet();
      if (again !== undefined) findings.push({ kind: 'stuck', what: again });
    }

    this.#begin('comparing');
    const evidence = {
      product,
      google,
      agents: this.#agents,
      ledger: this.#ledger,
      own: this.#own,
    };
    const audit = new WholeAudit(evidence);
    const journal = await google.journal();
    // For whoever looks for a finding's cause: the sandbox forgets it all.
    await writeFile(join(this.places.folder, 'journal.json'), JSON.stringify(journal));
    if (journal.total > journal.items.length) {
      findings.push({ kind: 'stuck', what: 'the sandbox forgot calls: fewer changes, please' });
    }
    findings.push(
      ...(await audit.calendars()),
      ...(await audit.syncStates()),
      ...(await audit.writes()),
      ...audit.journal(journal.items),
      ...complaintsOf(door, writer, fuzzers, keeper),
    );
    door.close();
    await product.terminate();
    findings.push(...(await WholeAudit.logs(this.places.logs)));
    findings.push(...product.accidents.map((what) => ({ kind: 'process died' as const, what })));
    return {
      changes: this.#ledger.changes,
      fuzzed: this.#fuzzed(),
      calls: journal.total,
      writes: journal.items.filter(isWrite).length,
      restarts: product.processes.reduce((sum, { restarts }) => sum + restarts, 0),
      unavailable: sum([door, ...fuzzers.map((one) => one.door)], (one) => one.unavailable),
      cut: sum([door, ...fuzzers.map((one) => one.door)], (one) => one.cut),
      reconnects: keeper.reconnects,
      quotaRefusals: countQuotaRefusals(journal.items),
      writingSeconds,
      quietSeconds,
      incidents: incidents.counts,
      googleFaults: countBy(
        journal.items.flatMap(({ fault }) => incidents.googleFaults.get(fault ?? '') ?? []),
      ),
      findings,
    };
  }

  /** Everybody signs up and connects by the product's own doors, and has a life of their own. */
  async #settleIn(door: ApiDoor, google: GooglePeople): Promise<void> {
    this.#begin('signing up');
    this.#agents = Array.from(
      { length: this.options.agents },
      (_, number) => new ChaosAgent(number, door, this.signal),
    );
    await inParallel(this.#agents, 8, async (agent) => {
      await agent.signUp();
      await agent.connect();
      const own = await Promise.all(
        Array.from({ length: eventsOfTheirOwn }, (_, index) =>
          google.makeOwn(agent.account, { summary: `Dentist ${index}` }),
        ),
      );
      this.#own.set(agent.account, own);
    });
  }

  /** @returns seconds of writing */
  async #disturb(
    writer: ChangeWriter,
    incidents: IncidentRunner,
    keeper: ConnectionKeeper,
    watch: QuietWatch,
    fuzzers: readonly FuzzStream[],
  ): Promise<number> {
    this.#begin('writing under faults');
    const { changes } = this.options;
    const began = performance.now();
    const over = new AbortController();
    const counting = setInterval(() => void this.#count(watch), 2_000);
    const keeping = keeper.watch(over.signal);
    try {
      const plan = planChaos(this.options, relayTimes.leaseMs);
      const each = Math.ceil(changes / 2 / fuzzStreams);
      const work = Promise.all([
        writer.write(changes, perSecond(changes)),
        incidents.run(plan, () => this.#ledger.changes / changes),
        ...fuzzers.map((one) => one.send(each)),
      ]);
      // The keeper ends only by failing, before the work does.
      await Promise.race([work, keeping.then(() => work)]);
      return (performance.now() - began) / 1_000;
    } finally {
      over.abort();
      clearInterval(counting);
      await keeping.catch(() => undefined);
    }
  }

  /** What people changed in Google, and what was passed over while there was no connection. */
  async #touch(writer: ChangeWriter): Promise<void> {
    const skipped = await this.product.owner.query<{ id: string }>(`
      select appointment_id as id from outbox.lane
      where state = 'skipped' and operation = 'upsert'`);
    const wanted = new Set(skipped.map(({ id }) => id));
    const pairs = this.#agents
      .filter(({ wantsConnection }) => wantsConnection)
      .flatMap((agent) =>
        agent.appointmentIds
          .filter((id) => wanted.has(id) || agent.tampered.has(id))
          .map((id) => ({ agent, id })),
      );
    await inParallel(pairs, 8, ({ agent, id }) => writer.touch(agent, id));
  }

  #fuzzers(): FuzzStream[] {
    const { product, signal, options } = this;
    const fuzzers = Array.from(
      { length: fuzzStreams },
      (_, number) =>
        new FuzzStream({
          seed: options.seed,
          number,
          address: product.crmApi.address,
          sandbox: product.sandbox.address,
          owner: product.owner,
          signal,
        }),
    );
    this.#fuzzed = () => sum(fuzzers, ({ sent }) => sent);
    return fuzzers;
  }

  async #count(watch: QuietWatch): Promise<void> {
    const backlog = await watch.backlog().catch(() => undefined);
    if (backlog !== undefined) this.#due = backlog.due;
  }

  #begin(phase: string): void {
    this.#phase = phase;
    this.say(phase);
  }
}

const sum = <Item>(items: readonly Item[], amount: (item: Item) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);

function countBy(names: readonly string[]): Map<string, number> {
  const groups = Map.groupBy(names, (name) => name);
  return new Map([...groups].map(([name, all]) => [name, all.length]));
}
