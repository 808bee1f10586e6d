import type { Client } from 'pg';
import type { CrashWatch } from './crash.watch.js';
import type { Recorder } from './recorder.js';

interface LaneRow {
  readonly id: string;
  readonly agentId: string;
  readonly state: string;
  readonly doneVersion: number;
  readonly whole: string;
}

const lanesSql = `
select appointment_id as id, agent_id as "agentId", state, done_version as "doneVersion",
       lane::text as whole
from outbox.lane where appointment_id = any ($1::uuid[])`;

const isSettle = (sql: string): boolean => sql.includes('as given (appointment_id');

/** Looks at the database before and after a settle, and judges it without the settle's own terms. */
export class SettleWitness {
  #lanesBefore = new Map<string, LaneRow>();
  #tokens = new Map<string, string | null>();

  constructor(
    private readonly owner: Client,
    private readonly recorder: Recorder,
    private readonly crashes: CrashWatch,
  ) {}

  async before(sql: string, values: readonly unknown[]): Promise<void> {
    if (!isSettle(sql)) return;
    this.#lanesBefore = await this.#lanes(values[0]);
    const { rows } = await this.owner.query<{ id: string; token: string | null }>(
      `select agent_id as id, lease_token as token from calendar_sync.turn
       where agent_id = any ($1::uuid[])`,
      [values[1]],
    );
    this.#tokens = new Map(rows.map(({ id, token }) => [id, token]));
  }

  /** @param waited others had their turn in between: then nothing is known of before */
  async after(sql: string, values: readonly unknown[], waited = false): Promise<void> {
    if (!isSettle(sql)) return;
    const [ids, agents, tokens, versions, states] = values as [
      string[],
      string[],
      string[],
      number[],
      string[],
    ];
    const codes = values[8] as (string | null)[];
    const lanes = await this.#lanes(ids);
    // One batch may settle a lane twice: for a turn that is lost, and for the one after it. Only the
    // latter counts.
    const isHeld = (at: number): boolean => this.#tokens.get(agents[at] ?? '') === tokens[at];
    const held = new Set(ids.filter((_id, at) => isHeld(at)));
    for (const [at, id] of ids.entries()) {
      if (held.has(id) && !isHeld(at)) continue;
      const before = this.#lanesBefore.get(id);
      const after = lanes.get(id);
      if (before === undefined || after === undefined || before.whole === after.whole) continue;
      if (!waited && !held.has(id)) {
        this.recorder.violated('settle-needs-lease', `${id.slice(0, 4)} is settled without one`);
      }
      const version = versions[at] ?? 0;
      this.crashes.settled(id, version, codes[at] ?? null);
      if (states[at] === 'done' && after.doneVersion === version && before.doneVersion < version) {
        await this.#judgeDone(id, version);
      }
    }
  }

  /** Google must have had what the version says, at some moment. */
  async #judgeDone(id: string, version: number): Promise<void> {
    const { rows } = await this.owner.query<{ title: string | null }>(
      `select payload ->> 'title' as title from outbox.change
       where appointment_id = $1 and version = $2`,
      [id, version],
    );
    const title = rows[0]?.title ?? null;
    const seen = this.recorder.seen.get(id);
    if (seen?.has(title) === true) return;
    this.recorder.violated(
      'done-is-honest',
      `${id.slice(0, 4)} v${version} is done, and Google never had it`,
    );
  }

  async #lanes(ids: unknown): Promise<Map<string, LaneRow>> {
    const { rows } = await this.owner.query<LaneRow>(lanesSql, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}
