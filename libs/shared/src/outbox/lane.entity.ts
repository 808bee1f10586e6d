import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AppointmentPayload, ChangeOperation } from './change.contract.js';

/**
 * due      wanted_version is to be delivered, at run_at or later
 * done     Google acknowledged wanted_version
 * skipped  settled without Google: the agent had no connection
 * paused   waits for the agent to reconnect
 * failed   given up; a newer version tries afresh
 */
export const laneStates = ['due', 'done', 'skipped', 'paused', 'failed'] as const;
export type LaneState = (typeof laneStates)[number];

/** One row for each appointment: the newest version wanted, and how far its delivery is. */
@Entity({ schema: 'outbox', name: 'lane' })
@Index('lane_due', ['agentId', 'runAt'], { where: `state = 'due'` })
@Index('lane_done', ['agentId'], { where: `state = 'done'` })
// PostgreSQL writes its `in (…)` down as `= any (array […])`, which TypeORM takes for a difference.
@Index('lane_waiting', { synchronize: false })
@Check('lane_state', `state in ('due', 'done', 'skipped', 'paused', 'failed')`)
@Check('lane_operation', `operation in ('upsert', 'delete')`)
@Check('lane_versions', 'done_version <= wanted_version')
export class LaneEntity {
  @PrimaryColumn('uuid', { name: 'appointment_id' })
  appointmentId!: string;

  @Column('uuid', { name: 'agent_id' })
  agentId!: string;

  @Column('text')
  state!: LaneState;

  /** Not before this moment, by the database's clock. */
  @Column('timestamptz', { name: 'run_at' })
  runAt!: Date;

  @Column('integer', { name: 'wanted_version' })
  wantedVersion!: number;

  @Column('text')
  operation!: ChangeOperation;

  @Column('smallint', { name: 'schema_version' })
  schemaVersion!: number;

  @Column('jsonb', { nullable: true })
  payload!: AppointmentPayload | null;

  @Column('text', { name: 'trace_context', nullable: true })
  traceContext!: string | null;

  /** When wanted_version was written. */
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  /** The newest version that is settled as done or skipped; 0 for none. */
  @Column('integer', { name: 'done_version', default: 0 })
  doneVersion!: number;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;

  /** Deliveries of wanted_version begun, counted at the claim. */
  @Column('integer', { default: 0 })
  attempts!: number;

  /** The first failure of wanted_version; null while it has not failed. */
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  failingSince!: Date | null;

  /** The turn that last claimed the lane; in flight while that turn's lease holds. */
  @Column('uuid', { name: 'claim_token', nullable: true })
  claimToken!: string | null;

  /** Claims in a row that nobody settled: their processes ended, or hung, with the lane in hand. */
  @Column('smallint', { default: 0 })
  unsettled!: number;

  /** Trials of wanted_version begun, and none ended since; see `relay/lane.suspicion.ts`. */
  @Column('smallint', { default: 0 })
  trials!: number;

  /** An attempt began of which nobody knows what it did: an event may stand there without a receipt. */
  @Column('boolean', { default: false })
  doubtful!: boolean;

  /** What the handler wants back at the next delivery; the relay does not look inside. */
  @Column('jsonb', { nullable: true })
  receipt!: unknown;

  @Column('text', { name: 'last_error_code', nullable: true })
  lastErrorCode!: string | null;

  /** In the remote's own words; holds nothing of the client. */
  @Column('text', { name: 'last_error_detail', nullable: true })
  lastErrorDetail!: string | null;
}
