import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { emailKeyOf } from './email.key.js';
import { PasswordHasher } from './password.hasher.js';
import { SignInThrottle } from './sign-in.throttle.js';

/** Tells whether a password is right, and lets nobody guess for long. */
@Injectable()
export class AccountAuthenticator {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
  ) {}

  /**
   * @returns undefined for a wrong password and for an unknown e-mail, after the same work
   * @throws Problem 429 `too_many_attempts`
   */
  async authenticate(
    email: string,
    password: string,
    clientAddress: string,
  ): Promise<AccountEntity | undefined> {
    const attempt = { emailKey: emailKeyOf(email), clientAddress };
    await this.throttle.admit(attempt);
    const account = await this.dataSource.manager.findOneBy(AccountEntity, {
      emailKey: attempt.emailKey,
    });
    const right =
      account === null
        ? await this.hasher.verifyNobody(password)
        : await this.hasher.verify(account.passwordHash, password);
    if (account === null || !right) return undefined;
    await this.throttle.forgive(attempt);
    return account;
  }
}
