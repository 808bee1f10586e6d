import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OutboxWitness } from '../fuzz/outbox.witness.js';
import pg from 'pg';
import { auditAcknowledged } from './acknowledged.audit.js';
import type { AcknowledgedLedger } from './acknowledged.ledger.js';
import { auditCalendar, type Finding, type LaneRow } from './calendar.audit.js';
import type { ChaosAgent } from './chaos.agent.js';
import type { ChaosProduct } from './chaos.product.js';
import type { GooglePeople } from './google.people.js';
import { auditOrder, auditSilence, type JournalCall } from './journal.audit.js';
import { readLanes } from './lane.reader.js';
import { auditErrors, auditLog } from './log.audit.js';
import type { StandingEvent } from './standing.event.js';

/** How many appointments are asked for by the API, too. */
const sampleSize = 200;

export interface Evidence {
  readonly product: ChaosProduct;
  readonly google: GooglePeople;
  readonly agents: readonly ChaosAgent[];
  readonly ledger: AcknowledgedLedger;
  readonly own: ReadonlyMap<string, readonly StandingEvent[]>;
}

/** Compares every calendar, and everything that was said, with ALT. */
export class WholeAudit {
  constructor(private readonly evidence: Evidence) {}

  async calendars(): Promise<Finding[]> {
    const { agents, product, google, own, ledger } = this.evidence;
    const lanes = await readLanes(
      product.owner,
      agents.map(({ id }) => id),
    );
    const findings: Finding[] = [];
    for (const { id, account, wantsConnection } of agents) {
      const events = await google.events(account);
      const pair = {
        agent: account,
        lanes: lanes.get(id) ?? [],
        events,
        own: own.get(account) ?? [],
      };
      // Who left keeps what stood there then; what is theirs is theirs all the same.
      findings.push(
        ...auditCalendar(pair).filter(
          ({ kind }) => wantsConnection || kind === 'foreign touched' || kind === 'doubled',
        ),
      );
    }
    const all = new Map(
      [...lanes.values()].flat().map((lane): [string, LaneRow] => [lane.id, lane]),
    );
    findings.push(...auditAcknowledged(ledger.all(), all));
    return findings;
  }

  /** What the API says of a sample must be what stands there, which `calendars` has looked at. */
  async syncStates(): Promise<Finding[]> {
    const pairs = this.evidence.agents
      .filter(({ wantsConnection }) => wantsConnection)
      .flatMap((agent) => agent.appointmentIds.map((id) => ({ agent, id })));
    const step = Math.max(1, Math.floor(pairs.length / sampleSize));
    const findings: Finding[] = [];
    for (const { agent, id } of pairs.filter((_pair, index) => index % step === 0)) {
      const { status, body } = await agent.send('GET', `/api/appointments/${id}`);
      // Deleted by a request that was never answered.
      if (status === 404) continue;
      const sync = body['sync'] as { state: string; syncedVersion: number | null };
      if (sync.state === 'synced' && sync.syncedVersion === body['version']) continue;
      const what = `${agent.account}: ${id} at version ${String(body['version'])} says ${sync.state}, ${sync.syncedVersion}`;
      findings.push({ kind: 'wrong sync state', what });
    }
    return findings;
  }

  /** Appointments, lanes and log of everybody, the fuzzer's people included. */
  async writes(): Promise<Finding[]> {
    const client = new pg.Client({ connectionString: this.evidence.product.postgres.ownerUrl });
    await client.connect();
    try {
      const witness = new OutboxWitness(client);
      const ids = [...(await witness.disagreements()), ...(await witness.distortions())];
      return ids.map((id) => ({ kind: 'half a write', what: id }));
    } finally {
      await client.end();
    }
  }

  journal(items: readonly JournalCall[]): Finding[] {
    const silences = this.evidence.agents.flatMap(({ account, disconnections }) =>
      disconnections.map(({ answeredMs, reconnectMs }) => ({
        account,
        fromMs: answeredMs,
        toMs: reconnectMs,
      })),
    );
    return [...auditOrder(items), ...auditSilence(items, silences)];
  }

  static async logs(folder: string): Promise<Finding[]> {
    const names = await readdir(folder);
    const all = await Promise.all(
      names.map(async (name) => {
        const text = await readFile(join(folder, name), 'utf8');
        return name.endsWith('.err') ? auditErrors(name, text) : auditLog(name, text);
      }),
    );
    return all.flat();
  }
}
