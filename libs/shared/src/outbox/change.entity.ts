import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { AppointmentPayload, ChangeOperation } from './change.contract.js';

/** The log: one row for each version of an appointment, appended and never updated. */
@Entity({ schema: 'outbox', name: 'change' })
@Check('change_operation', `operation in ('upsert', 'delete')`)
export class ChangeEntity {
  @PrimaryColumn('uuid', { name: 'appointment_id' })
  appointmentId!: string;

  @PrimaryColumn('integer')
  version!: number;

  /** Part of the key because the table is partitioned by it. */
  @PrimaryColumn('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' })
  createdAt!: Date;

  @Column('uuid', { name: 'agent_id' })
  agentId!: string;

  @Column('text')
  operation!: ChangeOperation;

  @Column('smallint', { name: 'schema_version' })
  schemaVersion!: number;

  @Column('jsonb', { nullable: true })
  payload!: AppointmentPayload | null;

  @Column('text', { name: 'trace_context', nullable: true })
  traceContext!: string | null;
}
