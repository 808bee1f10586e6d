import { UnitOfWork } from '#shared/database/index.js';
import type { AppointmentPayload, OutboxChange } from '#shared/outbox/index.js';
import { OutboxNotifier, OutboxWriter } from '#shared/outbox/index.js';
import { createLogger } from '#shared/logging/index.js';
import type { DataSource } from 'typeorm';
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
  readonly kind: 'create' | 'edit' | 'delete';
}

class RolledBack extends Error {}

/**
 * Where appointments are written: as crm-api does it, by the real writer in a real transaction,
 * on the least table that has a version.
 */
export class Crm {
  readonly #unitOfWork: UnitOfWork;
  readonly #writer: OutboxWriter;

  constructor(
    readonly place: Surroundings,
    wire: Wire,
    dataSource: DataSource,
    databaseUrl: string,
  ) {
    const pool = inside(place, () => openPool(wire, databaseUrl, 4));
    this.#unitOfWork = new UnitOfWork(onPool(dataSource, pool));
    this.#writer = new OutboxWriter(new OutboxNotifier(pool, createLogger('simulation', 'silent')));
  }

  /** One transaction. A deleted appointment stays deleted. */
  async write(edits: readonly Edit[], rollBack = false): Promise<void> {
    return inside(this.place, async () => {
      try {
        await this.#unitOfWork.run(async (tx) => {
          for (const { appointment, kind } of edits) {
            const [row] = await tx.rows<{ version: number; payload: unknown }>(
              'select version, payload from simulation.appointment where id = $1 for update',
              [appointment.id],
            );
            if (row === undefined ? kind !== 'create' : row.payload === null) continue;
            const version = (row?.version ?? 0) + 1;
            const payload = kind === 'delete' ? null : payloadOf(appointment.id, version);
            await tx.rows(
              `insert into simulation.appointment (id, agent_id, version, payload)
               values ($1, $2, $3, $4)
               on conflict (id) do update set version = excluded.version, payload = excluded.payload`,
              [
                appointment.id,
                appointment.agentId,
                version,
                payload === null ? null : JSON.stringify(payload),
              ],
            );
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

function changeOf(
  { id, agentId }: Appointment,
  version: number,
  payload: AppointmentPayload | null,
): OutboxChange {
  const operation = payload === null ? 'delete' : 'upsert';
  return { appointmentId: id, agentId, version, operation, payload, traceContext: null };
}

/** The title names the version, so that an event says which one it shows. */
export function payloadOf(appointmentId: string, version: number): AppointmentPayload {
  return {
    kind: 'property_tour',
    title: `Tour ${appointmentId.slice(0, 4)} v${version}`,
    times: {
      allDay: false,
      startsAt: `2026-07-01T${String(8 + (version % 10)).padStart(2, '0')}:00:00.000Z`,
      endsAt: `2026-07-01T${String(9 + (version % 10)).padStart(2, '0')}:00:00.000Z`,
      timeZone: 'America/Chicago',
    },
    location: '1 Main St',
    notes: null,
    client: { name: 'Nora Buyer', email: null, phone: null },
    url: 'https://alt.example.com/appointments/1',
  };
}
