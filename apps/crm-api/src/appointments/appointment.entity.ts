import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { ContactEntity } from '../contacts/contact.entity.js';
import type { AppointmentKind } from './appointment.kind.js';

/**
 * An appointment as it is stored. `version` is not TypeORM's own: it is raised by hand under the
 * row's lock, because the outbox repeats it and commit order has to be version order.
 */
@Entity({ schema: 'crm', name: 'appointment' })
@Index('appointment_of_agent', ['agentId', 'startsAt', 'id'])
@Index('appointment_of_contact', ['contactId', 'startsAt', 'id'])
@Index('appointment_idempotency_key', ['agentId', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key is not null',
})
@Check(
  'appointment_kind',
  `kind in ('property_tour', 'listing_presentation', 'follow_up_call', 'other')`,
)
@Check('appointment_span', 'ends_at > starts_at')
@Check('appointment_dates', 'all_day = (starts_on is not null and ends_on is not null)')
export class AppointmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agent_id' })
  agentId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'appointment_agent_id_fkey' })
  agent?: AccountEntity;

  @Column('uuid', { name: 'contact_id' })
  contactId!: string;

  @ManyToOne(() => ContactEntity)
  @JoinColumn({ name: 'contact_id', foreignKeyConstraintName: 'appointment_contact_id_fkey' })
  contact?: ContactEntity;

  @Column('text')
  kind!: AppointmentKind;

  @Column('text')
  title!: string;

  @Column('boolean', { name: 'all_day' })
  allDay!: boolean;

  /** The span as instants, whatever the kind of times; `endsAt` is exclusive. */
  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  /** `YYYY-MM-DD`, of an all-day appointment only; `endsOn` is its last day. */
  @Column('date', { name: 'starts_on', nullable: true })
  startsOn!: string | null;

  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column('text', { name: 'time_zone' })
  timeZone!: string;

  @Column('text', { nullable: true })
  location!: string | null;

  @Column('text', { nullable: true })
  notes!: string | null;

  @Column('integer', { default: 1 })
  version!: number;

  /** What whoever made it called it then; see `idempotency/`. */
  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
