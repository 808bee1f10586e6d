import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The relay's turns and the agents' connections to Google. Credentials stand in a table of their
 * own that no other role can read; crm-api sees a connection's state through a view.
 */
export class CalendarSyncTables1790000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who delivers for an agent, and until when. One row for each agent: two writes to one
      -- calendar cannot be in flight at once, by primary key. Only the relay writes it.
      create table calendar_sync.turn (
        agent_id uuid constraint turn_pkey primary key,
        lease_token uuid,
        lease_until timestamptz not null default '-infinity',
        -- The agent rests until then: a rate limit of this agent's alone.
        not_before timestamptz not null default '-infinity',
        -- When Google last acknowledged a change of this agent.
        synced_at timestamptz
      ) with (
        fillfactor = 50,
        autovacuum_vacuum_scale_factor = 0.01,
        autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0
      );

      create table calendar_sync.connection (
        agent_id uuid constraint connection_pkey primary key,
        state text not null constraint connection_state
          check (state in ('not_connected', 'connected', 'needs_reconnect')),
        -- Why it needs a reconnect, as a stable code.
        reason text,
        -- Google's account, known from the first event's organizer.
        account text,
        connected_at timestamptz,
        -- Raised by every connect and disconnect: work begun under an older one is void.
        epoch integer not null default 1,
        -- When Google will let the grant die (testing mode); null: not announced.
        grant_expires_at timestamptz
      );

      create table calendar_sync.credential (
        agent_id uuid constraint credential_pkey primary key
          references calendar_sync.connection (agent_id) on delete cascade,
        -- Sealed: key id, nonce, AES-256-GCM ciphertext and tag, bound to the agent's id.
        refresh_token bytea not null,
        access_token bytea not null,
        access_expires_at timestamptz not null
      );

      -- Begun connects: single use, bound to the agent and their signed-in session.
      create table calendar_sync.connect_attempt (
        state_hash bytea constraint connect_attempt_pkey primary key,
        agent_id uuid not null,
        session_hash bytea not null,
        code_verifier bytea not null,
        expires_at timestamptz not null
      );
      create index connect_attempt_expiry on calendar_sync.connect_attempt (expires_at);

      -- From when on calls to Google may be made: one row for each agent, and the nil UUID for all
      -- of them together. Shared by all replicas, by the database's clock.
      create table calendar_sync.call_budget (
        scope uuid constraint call_budget_pkey primary key,
        -- The first slot that nobody has; what lies in the past was never used.
        next_at timestamptz not null default '-infinity',
        -- Google refused everybody: nobody gets a slot until then; and why, as a stable code,
        -- which stays until Google takes a call again.
        paused_until timestamptz not null default '-infinity',
        paused_by text
      ) with (
        fillfactor = 50,
        autovacuum_vacuum_scale_factor = 0.01,
        autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0
      );
      insert into calendar_sync.call_budget (scope)
      values ('00000000-0000-0000-0000-000000000000');

      grant select, insert, update, delete on all tables in schema calendar_sync to calendar_sync;

      create view calendar_sync.connection_status as
        select
          connection.agent_id, connection.state, connection.reason, connection.account,
          connection.connected_at, connection.grant_expires_at, connection.epoch,
          -- Over this connection: an earlier one may have been another account's.
          case when turn.synced_at >= connection.connected_at then turn.synced_at end
            as last_synced_at
        from calendar_sync.connection
        left join calendar_sync.turn using (agent_id);
      grant select on calendar_sync.connection_status to crm_api;

      -- Until when a delivery for an agent may be in flight: a disconnect waits for that.
      create view calendar_sync.turn_lease as
        select agent_id, lease_until from calendar_sync.turn;
      grant select on calendar_sync.turn_lease to crm_api;

      -- Ends an agent's connection: for crm-api too, which can read no token, so that a disconnect
      -- needs nothing but the database. An agent who never connected gets a row, so that an attempt
      -- that is just being completed finds that they do not want it any more.
      create function calendar_sync.end_connection(ended uuid) returns void
      language sql security definer set search_path = pg_catalog, pg_temp as $$
        insert into calendar_sync.connection as connection (agent_id, state)
        values (ended, 'not_connected')
        on conflict (agent_id) do update set
          state = excluded.state,
          reason = null,
          account = null,
          connected_at = null,
          epoch = connection.epoch + 1,
          grant_expires_at = null;
        delete from calendar_sync.credential where agent_id = ended;
        delete from calendar_sync.connect_attempt where agent_id = ended;
      $$;

      -- Forgets an agent whose account is deleted, in the deleting transaction.
      create function calendar_sync.forget_agent(forgotten uuid) returns void
      language sql security definer set search_path = pg_catalog, pg_temp as $$
        -- In the order in which everybody locks them.
        delete from calendar_sync.connection where agent_id = forgotten;
        delete from calendar_sync.connect_attempt where agent_id = forgotten;
        delete from calendar_sync.turn where agent_id = forgotten;
        delete from calendar_sync.call_budget where scope = forgotten;
      $$;
      revoke execute on all functions in schema calendar_sync from public;
      grant execute on function calendar_sync.forget_agent(uuid) to crm_api;
      grant execute on function calendar_sync.end_connection(uuid) to crm_api, calendar_sync`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function calendar_sync.end_connection(uuid);
      drop function calendar_sync.forget_agent(uuid);
      drop view calendar_sync.turn_lease;
      drop view calendar_sync.connection_status;
      drop table calendar_sync.call_budget;
      drop table calendar_sync.connect_attempt;
      drop table calendar_sync.credential;
      drop table calendar_sync.connection;
      drop table calendar_sync.turn`);
  }
}
