import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Three schemas, and a role for each service. Roles belong to the whole server, so another
 * database of ours on it may have made them already, or be making them at this moment.
 */
export class RolesAndSchemas1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare
        service text;
      begin
        foreach service in array array['crm_api', 'calendar_sync'] loop
          begin
            execute format('create role %I login', service);
          exception
            when duplicate_object or unique_violation then null;
          end;
        end loop;
      end
      $$`);
    await runner.query(`
      create schema crm;
      create schema outbox;
      create schema calendar_sync;

      grant usage on schema crm to crm_api;
      grant usage on schema outbox to crm_api, calendar_sync;
      grant usage on schema calendar_sync to crm_api, calendar_sync;

      grant usage on schema public to crm_api, calendar_sync;
      grant select on public.schema_migration to crm_api, calendar_sync`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on public.schema_migration from crm_api, calendar_sync;
      drop schema calendar_sync;
      drop schema outbox;
      drop schema crm`);
  }
}
