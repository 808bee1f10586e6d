import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from '#shared/database/index.js';
import { Problem } from '#shared/http/index.js';
import { CrmApiConfig } from '../config.js';
import { throttleSubjects } from './throttle.subject.js';

const windowMinutes = 15;

/**
 * The attempt is counted before it is judged: a hundred guesses at once are a hundred, whichever
 * of them is judged first. A window is fixed at its first failure and never extended.
 */
const countSql = `
insert into crm.sign_in_throttle as throttle (subject_hash, failures, window_ends_at)
values ($1, 1, now() + make_interval(mins => ${windowMinutes}))
on conflict (subject_hash) do update set
  failures = case when throttle.window_ends_at <= now() then 1 else throttle.failures + 1 end,
  window_ends_at = case
    when throttle.window_ends_at <= now() then excluded.window_ends_at
    else throttle.window_ends_at
  end
returning failures, ceil(extract(epoch from window_ends_at - now()))::integer as seconds_left`;

const giveBackSql = `
update crm.sign_in_throttle set failures = greatest(failures - 1, 0)
where subject_hash = any($1)`;

const clearSql = 'delete from crm.sign_in_throttle where window_ends_at <= now()';

/** Who tries, and at which account. */
export interface Attempt {
  readonly emailKey: string;
  readonly clientAddress: string;
}

/** Slows guessing down, for all replicas together. */
@Injectable()
export class SignInThrottle {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: CrmApiConfig,
  ) {}

  /**
   * Counts an attempt as failed until `forgive` says otherwise.
   *
   * @throws Problem 429 with `Retry-After` when there were too many
   */
  async admit(attempt: Attempt): Promise<void> {
    // In this order, and no further once one refuses: hammering a locked account does not lock
    // the whole office out.
    for (const { hash, limit } of this.#subjects(attempt)) {
      const { rows } = await poolOf(this.dataSource).query<{
        failures: number;
        seconds_left: number;
      }>(countSql, [hash]);
      const [counted] = rows;
      if (counted !== undefined && counted.failures > limit) {
        throw tooManyAttempts(counted.seconds_left);
      }
    }
  }

  /** The attempt was not a guess. Failures before it stay counted until their window ends. */
  async forgive(attempt: Attempt): Promise<void> {
    const hashes = this.#subjects(attempt).map(({ hash }) => hash);
    await poolOf(this.dataSource).query(giveBackSql, [hashes]);
  }

  /** Upkeep: forgets windows that have ended. */
  async clear(): Promise<void> {
    await poolOf(this.dataSource).query(clearSql);
  }

  #subjects({ emailKey, clientAddress }: Attempt) {
    return throttleSubjects(this.config.sessionSecret, emailKey, clientAddress);
  }
}

const tooManyAttempts = (seconds: number): Problem =>
  new Problem(429, 'too_many_attempts', 'Too many attempts to sign in', {
    detail: `Try again in ${Math.max(1, Math.ceil(seconds / 60))} minutes.`,
    headers: { 'retry-after': String(Math.max(1, seconds)) },
  });
