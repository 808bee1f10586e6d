import { OutboxWitness } from '../fuzz/outbox.witness.js';
import type { OwnerDatabase } from './owner.database.js';

type Witness = Pick<OutboxWitness, keyof OutboxWitness>;

const peopleSql = `people as (
  select id from crm.account where split_part(email_key, '@', 2) = $1
)`;

/** As `OutboxWitness` has it, of these people alone: others write at the same time. */
const fingerprintSql = `
with ${peopleSql},
appointment as (select * from crm.appointment where agent_id in (select id from people)),
lane as (select * from outbox.lane where agent_id in (select id from people))
select
  (select count(*) from people) as people,
  (select row(count(*), sum(xmin::text::bigint)) from crm.contact
   where agent_id in (select id from people))::text as contact,
  (select row(count(*), sum(version), max(updated_at)) from appointment)::text as appointment,
  (select row(count(*), sum(wanted_version), max(changed_at)) from lane)::text as lane`;

const disagreementsSql = `
with ${peopleSql},
appointment as (select * from crm.appointment where agent_id in (select id from people)),
lane as (select * from outbox.lane where agent_id in (select id from people))
select coalesce(appointment.id, lane.appointment_id) as id
from appointment full join lane on lane.appointment_id = appointment.id
left join lateral (
  select max(version) as newest, count(*) as versions from outbox.change
  where change.appointment_id = lane.appointment_id
) logged on true
where lane.wanted_version is distinct from logged.newest
   or logged.versions is distinct from logged.newest
   or (appointment.id is not null and appointment.version is distinct from lane.wanted_version)
   or (appointment.id is null) <> (lane.operation = 'delete')`;

/** Whether a request of a fuzzer's people was written wholly or not at all. */
export class ScopedWitness implements Witness {
  constructor(
    private readonly owner: OwnerDatabase,
    /** Of their e-mail addresses. */
    private readonly domain: string,
  ) {}

  async fingerprint(): Promise<string> {
    return JSON.stringify(await this.owner.query(fingerprintSql, [this.domain]));
  }

  async disagreements(): Promise<string[]> {
    const rows = await this.owner.query<{ id: string }>(disagreementsSql, [this.domain]);
    return rows.map(({ id }) => id);
  }

  /** At the end, of everybody at once: see `WholeAudit`. */
  async distortions(): Promise<string[]> {
    return [];
  }

  async forgiveGuesses(): Promise<void> {
    await this.owner.query('delete from crm.sign_in_throttle');
  }
}
