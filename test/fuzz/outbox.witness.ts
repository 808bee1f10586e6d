import type { Client } from 'pg';

/**
 * A fingerprint of what people wrote. `xmin` changes with every version of a row; a lane's rows are
 * the relay's as well, so of those only what the writer alone sets.
 */
const fingerprintSql = `
select
  (select row(count(*), sum(xmin::text::bigint)) from crm.account)::text as account,
  (select row(count(*), sum(xmin::text::bigint)) from crm.contact)::text as contact,
  (select row(count(*), sum(xmin::text::bigint)) from crm.appointment)::text as appointment,
  (select row(count(*), sum(xmin::text::bigint)) from outbox.change)::text as change,
  (select row(count(*), sum(wanted_version), max(changed_at)) from outbox.lane)::text as lane`;

/** Appointments, lanes and the log that do not say the same: nobody, always. */
const disagreementsSql = `
with logged as (
  select appointment_id as id, max(version) as newest, count(*) as versions
  from outbox.change group by appointment_id
)
select coalesce(appointment.id, lane.appointment_id, logged.id) as id
from crm.appointment
full join outbox.lane on lane.appointment_id = appointment.id
full join logged on logged.id = coalesce(appointment.id, lane.appointment_id)
where lane.wanted_version is distinct from logged.newest
   or logged.versions is distinct from logged.newest
   or (appointment.id is not null and appointment.version is distinct from lane.wanted_version)
   or (appointment.id is null) <> (lane.operation = 'delete')`;

/** Lanes that carry something else than the newest version in the log, or than the appointment. */
const distortionsSql = `
select lane.appointment_id as id
from outbox.lane
join outbox.change on change.appointment_id = lane.appointment_id
  and change.version = lane.wanted_version
left join crm.appointment on appointment.id = lane.appointment_id
where change.payload is distinct from lane.payload
   or change.operation <> lane.operation
   or appointment.title is distinct from lane.payload ->> 'title'
   or appointment.notes is distinct from lane.payload ->> 'notes'
   or appointment.location is distinct from lane.payload ->> 'location'
   or appointment.time_zone is distinct from lane.payload -> 'times' ->> 'timeZone'`;

/** Looks into the database, as its owner. */
export class OutboxWitness {
  constructor(private readonly owner: Client) {}

  async fingerprint(): Promise<string> {
    const { rows } = await this.owner.query(fingerprintSql);
    return JSON.stringify(rows);
  }

  /** Ids of appointments whose row, lane and log do not agree. */
  async disagreements(): Promise<string[]> {
    return this.#ids(disagreementsSql);
  }

  /** Ids of appointments whose lane carries another content than they have. */
  async distortions(): Promise<string[]> {
    return this.#ids(distortionsSql);
  }

  /** So that a long run is not refused for its earlier guesses. */
  async forgiveGuesses(): Promise<void> {
    await this.owner.query('delete from crm.sign_in_throttle');
  }

  async #ids(sql: string): Promise<string[]> {
    const { rows } = await this.owner.query<{ id: string }>(sql);
    return rows.map(({ id }) => id);
  }
}
