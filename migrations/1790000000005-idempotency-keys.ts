import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a caller named when they made it; partial, so that rows without a name cost nothing. */
export class IdempotencyKeys1790000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table crm.contact add column idempotency_key text;
      alter table crm.appointment add column idempotency_key text;
      create unique index contact_idempotency_key
        on crm.contact (agent_id, idempotency_key) where idempotency_key is not null;
      create unique index appointment_idempotency_key
        on crm.appointment (agent_id, idempotency_key) where idempotency_key is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table crm.appointment drop column idempotency_key;
      alter table crm.contact drop column idempotency_key`);
  }
}
