import { UnitOfWork } from '#shared/database/index.js';
import { createLogger } from '#shared/logging/index.js';
import { NewsTeller } from '#shared/news/index.js';
import type { AppointmentPayload, OutboxChange } from '#shared/outbox/index.js';
import { OutboxNotifier, OutboxWriter } from '#shared/outbox/index.js';
import { ServiceFault } from '#shared/service-auth/index.js';
import type { DataSource } from 'typeorm';
import { AccountRemover } from '../../apps/crm-api/src/accounts/account.remover.js';
import { BackfillService } from '../../apps/crm-api/src/calendar-connection/backfill.service.js';
import { CalendarDeparture } from '../../apps/crm-api/src/calendar-connection/calendar.departure.js';
import { CalendarDisconnector } from '../../apps/crm-api/src/calendar-connection/calendar.disconnector.js';
import { CalendarSyncClient } from '../../apps/crm-api/src/calendar-connection/calendar-sync.client.js';
import { DepartedAccounts } from '../../apps/crm-api/src/calendar-connection/departed.accounts.js';
import { payloadOf } from './change.payload.js';
import { inside, type Surroundings } from './platform.js';
import { onPool, openPool } from './replica.js';
import type { Wire } from './scheduled.client.js';

export interface Appointment {
  readonly id: string;
  readonly agentId: string;
}

/** What a transaction does with one appointment. */
export interface Edit {
  readonly appointment: Appointment;
  readonly kind: 'create' | 'edit' | 'delete' | 'poison';
}

/** What crm-api asks a replica of calendar-sync for, over HTTP. */
export type GiveBack = (agentId: string, epoch: number) => Promise<void>;

class RolledBack extends Error {}

/**
 * crm-api: its own services, and where appointments are written as it does it, by the real writer
 * in a real transaction, in few words. A deleted appointment is remembered in a table of ours.
 */
export class Crm {
  readonly disconnector: CalendarDisconnector;
  readonly backfill: BackfillService;
  readonly remover: AccountRemover;
  readonly departed: DepartedAccounts;
  readonly #unitOfWork: UnitOfWork;
  readonly #writer: OutboxWriter;

  constructor(
    readonly place: Surroundings,
    wire: Wire,
    parts: { dataSource: DataSource; databaseUrl: string; giveBack: GiveBack },
  ) {
    const logger = createLogger('simulation', 'silent');
    const pool = inside(place, () => openPool(wire, parts.databaseUrl, 4));
    const dataSource = onPool(parts.dataSource, pool);
    const notifier = new OutboxNotifier(pool, logger);
    const news = new NewsTeller(pool, logger);
    this.#unitOfWork = new UnitOfWork(dataSource);
    this.#writer = new OutboxWriter(notifier);
    const calendarSync = new CalendarSync(parts.giveBack);
    this.disconnector = new CalendarDisconnector(dataSource, calendarSync, news, logger);
    this.backfill = new BackfillService(this.#unitOfWork, notifier, news);
    const departure = new CalendarDeparture(this.disconnector);
    this.remover = new AccountRemover(this.#unitOfWork, departure, news, logger);
    this.departed = new DepartedAccounts(dataSource, logger);
  }

  /** One transaction. A deleted appointment stays deleted. */
  async write(edits: readonly Edit[], rollBack = false): Promise<void> {
    return inside(this.place, async () => {
      try {
        await this.#unitOfWork.run(async (tx) => {
          // First, as everybody does: a deletion of the account waits for this, never in a circle.
          await tx.rows('select from crm.account where id = $1 for key share', [
            edits[0]?.appointment.agentId,
          ]);
          for (const { appointment, kind } of edits) {
            const [row] = await tx.rows<{ version: number; payload: unknown }>(
              `select version, payload from simulation.appointment
               where id = $1 and agent_id = $2 for update`,
              [appointment.id, appointment.agentId],
            );
            if (row === undefined ? kind !== 'create' : row.payload === null) continue;
            const version = (row?.version ?? 0) + 1;
            const payload =
              kind === 'delete' ? null : payloadOf(appointment.id, version, kind === 'poison');
            await tx.rows(payload === null ? deleteSql : writeSql, [
              appointment.id,
              appointment.agentId,
              version,
              ...(payload === null ? [] : [JSON.stringify(payload)]),
            ]);
            await this.#writer.append(tx, changeOf(appointment, version, payload));
          }
          if (rollBack) throw new RolledBack();
        });
      } catch {
        // Whether it was committed is what the table says in the end.
      }
    });
  }
}

/** The row of crm-api's own that others look at; the contact has the agent's id. */
const writeSql = `
with expected as (
  insert into simulation.appointment (id, agent_id, version, payload) values ($1, $2, $3, $4)
  on conflict (id) do update set version = excluded.version, payload = excluded.payload
)
insert into crm.appointment
  (id, agent_id, contact_id, kind, title, all_day, starts_at, ends_at, time_zone, version)
values ($1, $2, $2, 'other', '', false, '2026-07-01', '2026-07-02', 'UTC', $3)
on conflict (id) do update set version = excluded.version`;

const deleteSql = `
with expected as (
  insert into simulation.appointment (id, agent_id, version, payload) values ($1, $2, $3, null)
  on conflict (id) do update set version = excluded.version, payload = null
)
delete from crm.appointment where id = $1`;

/** As long as crm-api's client waits for an answer. */
const giveBackPatienceMs = 3_000;

class CalendarSync extends CalendarSyncClient {
  constructor(private readonly ask: GiveBack) {
    super(undefined as never);
  }

  override async giveBack(agentId: string, epoch: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = (): void => reject(new ServiceFault('service_timeout', 'no answer', null));
      setTimeout(late, giveBackPatienceMs);
      this.ask(agentId, epoch).then(resolve, () =>
        reject(new ServiceFault('service_unreachable', 'refused', null)),
      );
    });
  }
}

function changeOf(
  { id, agentId }: Appointment,
  version: number,
  payload: AppointmentPayload | null,
): OutboxChange {
  const operation = payload === null ? 'delete' : 'upsert';
  return { appointmentId: id, agentId, version, operation, payload, traceContext: null };
}
