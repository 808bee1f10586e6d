import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The outbox: `change` is the log, one row for each version; `lane` is the work, one row for
 * each appointment; `attempt` is what went wrong with it. crm-api appends, calendar-sync claims,
 * settles and notes.
 */
export class OutboxTables1790000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox.change (
        appointment_id uuid not null,
        version integer not null,
        agent_id uuid not null,
        operation text not null constraint change_operation check (operation in ('upsert', 'delete')),
        schema_version smallint not null,
        payload jsonb,
        trace_context text,
        created_at timestamptz not null default clock_timestamp(),
        constraint change_pkey primary key (appointment_id, version, created_at)
      ) partition by range (created_at);
      -- Catches what no weekly partition covers, so that upkeep that did not run loses no write.
      create table outbox.change_default partition of outbox.change default;

      create table outbox.lane (
        appointment_id uuid constraint lane_pkey primary key,
        agent_id uuid not null,
        state text not null constraint lane_state
          check (state in ('due', 'done', 'skipped', 'paused', 'failed')),
        run_at timestamptz not null,
        wanted_version integer not null,
        operation text not null constraint lane_operation check (operation in ('upsert', 'delete')),
        schema_version smallint not null,
        payload jsonb,
        trace_context text,
        changed_at timestamptz not null,
        done_version integer not null default 0,
        done_at timestamptz,
        attempts integer not null default 0,
        failing_since timestamptz,
        claim_token uuid,
        unsettled smallint not null default 0,
        trials smallint not null default 0,
        doubtful boolean not null default false,
        receipt jsonb,
        last_error_code text,
        last_error_detail text,
        constraint lane_versions check (done_version <= wanted_version)
      ) with (
        -- Room on each page keeps the claim's update heap-only (it touches no indexed column).
        fillfactor = 70,
        autovacuum_vacuum_scale_factor = 0.01,
        autovacuum_vacuum_threshold = 1000,
        autovacuum_vacuum_cost_delay = 0
      );
      -- The claim's skip scan walks this one: agents in order, each agent's lanes by run_at.
      create index lane_due on outbox.lane (agent_id, run_at) where state = 'due';
      create index lane_waiting on outbox.lane (agent_id, state)
        where state in ('paused', 'failed', 'skipped');
      -- With the two before it, an agent's lanes are found in whatever state they are.
      create index lane_done on outbox.lane (agent_id) where state = 'done';

      -- Every attempt but a success at the first try, appended by the settle. Nothing on the hot
      -- path updates or deletes in it either.
      create table outbox.attempt (
        appointment_id uuid not null,
        -- By the database's clock.
        began_at timestamptz not null,
        agent_id uuid not null,
        version integer not null,
        attempt integer not null,
        outcome text not null constraint attempt_outcome
          check (outcome in ('done', 'skip', 'retry', 'snooze', 'park', 'fail')),
        code text,
        detail text,
        status smallint,
        duration_ms integer not null,
        trace_id text,
        constraint attempt_pkey primary key (appointment_id, began_at)
      ) partition by range (began_at);
      create table outbox.attempt_default partition of outbox.attempt default;

      grant select, insert, update on outbox.lane to crm_api;
      grant insert on outbox.change to crm_api;
      grant select, update on outbox.lane to calendar_sync;
      grant select on outbox.change to calendar_sync;
      grant insert on outbox.attempt to calendar_sync`);
    await runner.query(`
      -- Makes the weekly partitions of both histories, from this week to \`weeks_ahead\` weeks from
      -- now. The services may call it, and so need not own the tables.
      create function outbox.prepare_partitions(weeks_ahead integer) returns integer
      language plpgsql security definer
      set search_path = pg_catalog, pg_temp
      -- The parent's lock is exclusive: rather try again in hours than make writers queue.
      set lock_timeout = '1s' as $$
      declare
        part record;
        made integer := 0;
      begin
        -- One at a time: two replicas' upkeep may meet.
        perform pg_advisory_xact_lock(hashtext('outbox.prepare_partitions'));
        for part in
          select history.name as parent, history.moment,
                 history.name || '_default' as rest,
                 history.name || '_' || to_char(starts_at, 'IYYY"w"IW') as child,
                 starts_at at time zone 'utc' as lower_bound,
                 (starts_at + interval '7 days') at time zone 'utc' as upper_bound
          from (values ('change', 'created_at'), ('attempt', 'began_at')) history (name, moment)
          cross join generate_series(
            date_trunc('week', now() at time zone 'utc'),
            date_trunc('week', now() at time zone 'utc') + weeks_ahead * interval '7 days',
            interval '7 days') starts_at
        loop
          continue when to_regclass('outbox.' || part.child) is not null;
          -- Rows of that week that the default partition caught would refuse the new one.
          execute format(
            'create temporary table caught on commit drop as
               select * from outbox.%I where %I >= %L and %2$I < %4$L',
            part.rest, part.moment, part.lower_bound, part.upper_bound);
          execute format(
            'delete from outbox.%I where %I >= %L and %2$I < %4$L',
            part.rest, part.moment, part.lower_bound, part.upper_bound);
          execute format(
            'create table outbox.%I partition of outbox.%I for values from (%L) to (%L)',
            part.child, part.parent, part.lower_bound, part.upper_bound);
          execute format('insert into outbox.%I select * from caught', part.parent);
          drop table caught;
          made := made + 1;
        end loop;
        return made;
      end
      $$;

      -- Drops the weekly partitions that ended before \`before\`: history is retired whole weeks
      -- at a time, never row by row.
      create function outbox.retire_partitions(before timestamptz) returns integer
      language plpgsql security definer
      set search_path = pg_catalog, pg_temp
      -- The parent's lock is exclusive: rather try again in hours than make writers queue.
      set lock_timeout = '1s' as $$
      declare
        part record;
        retired integer := 0;
      begin
        perform pg_advisory_xact_lock(hashtext('outbox.prepare_partitions'));
        for part in
          select child.relname,
                 (regexp_match(pg_get_expr(child.relpartbound, child.oid), 'TO \\(''([^'']+)''\\)'))[1]
                   ::timestamptz as ends_at
          from pg_inherits
          join pg_class child on child.oid = pg_inherits.inhrelid
          where pg_inherits.inhparent in ('outbox.change'::regclass, 'outbox.attempt'::regclass)
            and child.relname not in ('change_default', 'attempt_default')
        loop
          if part.ends_at <= before then
            execute format('drop table outbox.%I', part.relname);
            retired := retired + 1;
          end if;
        end loop;
        -- What they caught while upkeep did not run for weeks; usually nothing.
        delete from outbox.change_default where created_at < before;
        delete from outbox.attempt_default where began_at < before;
        return retired;
      end
      $$;

      -- Forgets an agent whose account is deleted, in the deleting transaction. By way of the
      -- lanes, and of each partial index by itself: the histories have no index by agent, and to
      -- read all of them would outlast the transaction's patience. The agent's turn is gone by then,
      -- so that nothing is settled any more, and no attempt noted.
      create function outbox.forget_agent(forgotten uuid) returns void
      language sql security definer set search_path = pg_catalog, pg_temp as $$
        with theirs as materialized (
          select appointment_id from outbox.lane where agent_id = forgotten and state = 'due'
          union all
          select appointment_id from outbox.lane where agent_id = forgotten and state = 'done'
          union all
          select appointment_id from outbox.lane
          where agent_id = forgotten and state in ('paused', 'failed', 'skipped')
        ),
        lanes as (
          delete from outbox.lane where appointment_id in (select appointment_id from theirs)
        ),
        attempts as (
          delete from outbox.attempt where appointment_id in (select appointment_id from theirs)
        )
        delete from outbox.change where appointment_id in (select appointment_id from theirs);
      $$;

      revoke execute on all functions in schema outbox from public;
      grant execute on function outbox.prepare_partitions(integer) to calendar_sync;
      grant execute on function outbox.retire_partitions(timestamptz) to calendar_sync;
      grant execute on function outbox.forget_agent(uuid) to crm_api;

      select outbox.prepare_partitions(4)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function outbox.forget_agent(uuid);
      drop function outbox.retire_partitions(timestamptz);
      drop function outbox.prepare_partitions(integer);
      drop table outbox.attempt;
      drop table outbox.lane;
      drop table outbox.change`);
  }
}
