import { Column, Entity, PrimaryColumn, Unique, Check } from 'typeorm';

export const roles = ['agent', 'ops'] as const;
export type Role = (typeof roles)[number];

/** Who signs in: an agent with contacts and appointments, or an operator. */
@Entity({ schema: 'crm', name: 'account' })
@Unique('account_email_key', ['emailKey'])
@Check('account_role', `role in ('agent', 'ops')`)
export class AccountEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** As its owner wrote it. */
  @Column('text')
  email!: string;

  /** What an e-mail address is compared by: trimmed and in lower case. */
  @Column('text', { name: 'email_key' })
  emailKey!: string;

  /** argon2id, in its encoded form. */
  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('text', { default: 'agent' })
  role!: Role;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
