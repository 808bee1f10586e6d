import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Failed sign-ins of one subject in its window; shared by all replicas. */
@Entity({ schema: 'crm', name: 'sign_in_throttle' })
export class SignInThrottleEntity {
  /** Keyed hash of who is counted: see `throttle.subject.ts`. */
  @PrimaryColumn('bytea', { name: 'subject_hash' })
  subjectHash!: Buffer;

  @Column('integer')
  failures!: number;

  @Column('timestamptz', { name: 'window_ends_at' })
  windowEndsAt!: Date;
}
