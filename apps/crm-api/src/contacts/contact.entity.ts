import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';

/** A person an agent works with. */
@Entity({ schema: 'crm', name: 'contact' })
@Index('contact_of_agent', ['agentId', 'createdAt', 'id'])
@Index('contact_idempotency_key', ['agentId', 'idempotencyKey'], {
  unique: true,
  where: 'idempotency_key is not null',
})
export class ContactEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'agent_id' })
  agentId!: string;

  @ManyToOne(() => AccountEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'contact_agent_id_fkey' })
  agent?: AccountEntity;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('text', { nullable: true })
  notes!: string | null;

  /** What whoever made it called it then; see `idempotency/`. */
  @Column('text', { name: 'idempotency_key', nullable: true })
  idempotencyKey!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;
}
