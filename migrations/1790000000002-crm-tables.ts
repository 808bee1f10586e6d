import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agents own: accounts, sessions, contacts and appointments. Only crm-api reads them. */
export class CrmTables1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table crm.account (
        id uuid primary key,
        name text not null,
        email text not null,
        -- what an e-mail address is compared by: trimmed and in lower case
        email_key text not null constraint account_email_key unique,
        password_hash text not null,
        role text not null default 'agent' constraint account_role check (role in ('agent', 'ops')),
        created_at timestamptz not null default now()
      );

      create table crm.session (
        -- SHA-256 of the cookie's value: a stolen dump opens no session
        token_hash bytea primary key,
        account_id uuid not null references crm.account (id) on delete cascade,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index session_account on crm.session (account_id);
      create index session_expiry on crm.session (expires_at);

      -- Failed sign-ins in a window, by account and by address; shared by all replicas.
      create table crm.sign_in_throttle (
        subject_hash bytea primary key,
        failures integer not null,
        window_ends_at timestamptz not null
      );

      create table crm.contact (
        id uuid primary key,
        agent_id uuid not null references crm.account (id) on delete cascade,
        name text not null,
        email text,
        phone text,
        notes text,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );
      create index contact_of_agent on crm.contact (agent_id, created_at, id);

      create table crm.appointment (
        id uuid primary key,
        agent_id uuid not null references crm.account (id) on delete cascade,
        contact_id uuid not null references crm.contact (id),
        kind text not null constraint appointment_kind
          check (kind in ('property_tour', 'listing_presentation', 'follow_up_call', 'other')),
        title text not null,
        all_day boolean not null,
        -- The span as instants, end exclusive. For an all-day appointment: from midnight of its
        -- first day to midnight after its last, in its zone, so that one index orders them all.
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        -- Dates of an all-day appointment, the last day included.
        starts_on date,
        ends_on date,
        time_zone text not null,
        location text,
        notes text,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        constraint appointment_span check (ends_at > starts_at),
        constraint appointment_dates
          check (all_day = (starts_on is not null and ends_on is not null))
      );
      create index appointment_of_agent on crm.appointment (agent_id, starts_at, id);
      create index appointment_of_contact on crm.appointment (contact_id, starts_at, id);

      grant select, insert, update, delete on all tables in schema crm to crm_api`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table crm.appointment;
      drop table crm.contact;
      drop table crm.sign_in_throttle;
      drop table crm.session;
      drop table crm.account`);
  }
}
