import type { Client } from 'pg';

/**
 * Upcoming appointments of an agent, as they stand after years without a calendar: appointment, log
 * and lane, passed over. By SQL, because thousands of requests would be all that a test does.
 */
export async function importAppointments(
  owner: Client,
  agentId: string,
  contactId: string,
  count: number,
): Promise<void> {
  await owner.query(
    `with made as (
       insert into crm.appointment
         (id, agent_id, contact_id, kind, title, all_day, starts_at, ends_at, time_zone)
       select gen_random_uuid(), $1, $2, 'other', 'Imported ' || n, false,
              now() + n * interval '1 hour', now() + (n + 1) * interval '1 hour', 'UTC'
       from generate_series(1, $3) n
       returning id, title, starts_at, ends_at
     ),
     payloads as (
       select id, jsonb_build_object(
         'kind', 'other', 'title', title, 'location', null, 'notes', null,
         'client', jsonb_build_object('name', 'Jordan Client', 'email', null, 'phone', null),
         'url', 'http://localhost/appointments/' || id,
         'times', jsonb_build_object(
           'allDay', false, 'timeZone', 'UTC',
           'startsAt', to_char(starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
           'endsAt', to_char(ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))) as payload
       from made
     ),
     log as (
       insert into outbox.change
         (appointment_id, version, agent_id, operation, schema_version, payload)
       select id, 1, $1, 'upsert', 1, payload from payloads
     )
     insert into outbox.lane
       (appointment_id, agent_id, state, run_at, wanted_version, done_version, operation,
        schema_version, payload, changed_at)
     select id, $1, 'skipped', now(), 1, 1, 'upsert', 1, payload, now() from payloads`,
    [agentId, contactId, count],
  );
}
