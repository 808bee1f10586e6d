import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An attempt to connect that was used stays, without its secrets, as long as one that expired: whoever
 * opens Google's answer again is told that it was used, and not that it is not theirs.
 */
export class UsedAttempts1790000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- null: the attempt was used.
      alter table calendar_sync.connect_attempt alter column code_verifier drop not null;
      ${endConnectionSql('and code_verifier is not null')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${endConnectionSql('')};
      delete from calendar_sync.connect_attempt where code_verifier is null;
      alter table calendar_sync.connect_attempt alter column code_verifier set not null`);
  }
}

/** As in 1790000000004, but for which attempts end with the connection. */
const endConnectionSql = (which: string): string => `
  create or replace function calendar_sync.end_connection(ended uuid) returns void
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
    delete from calendar_sync.connect_attempt where agent_id = ended ${which};
  $$`;
