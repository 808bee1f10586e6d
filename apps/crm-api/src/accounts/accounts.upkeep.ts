import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from '#shared/logging/index.js';
import { InjectLogger } from '../logger.token.js';
import { SessionKeeper } from './session.keeper.js';
import { SignInThrottle } from './sign-in.throttle.js';

const hourMs = 60 * 60 * 1000;

/** Forgets what has expired. Any number of replicas may do it at once. */
@Injectable()
export class AccountsUpkeep {
  constructor(
    private readonly sessions: SessionKeeper,
    private readonly throttle: SignInThrottle,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  @Interval(hourMs)
  async run(): Promise<void> {
    try {
      await this.sessions.clear();
      await this.throttle.clear();
    } catch (error) {
      // The next hour finds the same rows; expired ones open nothing meanwhile.
      this.logger.warn({ err: error }, 'expired sessions were not cleared');
    }
  }
}
