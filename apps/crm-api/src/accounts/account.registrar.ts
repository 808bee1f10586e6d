import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type Tx, UnitOfWork } from '#shared/database/index.js';
import { Problem } from '#shared/http/index.js';
import { CrmApiConfig } from '../config.js';
import { breaksUnique } from '../database.refusal.js';
import { AccountEntity } from './account.entity.js';
import type { SignUpRequest } from './account.requests.js';
import { emailKeyOf } from './email.key.js';
import { PasswordHasher } from './password.hasher.js';

/** Opens accounts. */
@Injectable()
export class AccountRegistrar {
  constructor(
    private readonly config: CrmApiConfig,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * @param welcome runs in the transaction that makes the account
   * @throws Problem 403 `sign_up_closed`, 409 `email_taken`
   */
  async register(
    request: SignUpRequest,
    welcome: (tx: Tx, account: AccountEntity) => Promise<void>,
  ): Promise<AccountEntity> {
    if (this.config.signUp === 'closed') {
      throw new Problem(403, 'sign_up_closed', 'Accounts are opened by the operators here');
    }
    const emailKey = emailKeyOf(request.email);
    // Spares the hashing; the constraint decides between two at once.
    if (await this.dataSource.manager.existsBy(AccountEntity, { emailKey })) throw emailTaken();
    const account = Object.assign(new AccountEntity(), {
      id: randomUUID(),
      name: request.name,
      email: request.email,
      emailKey,
      passwordHash: await this.hasher.hash(request.password),
      role: 'agent' as const,
    });
    try {
      await this.unitOfWork.run(async (tx) => {
        await tx.manager.insert(AccountEntity, account);
        await welcome(tx, account);
      });
    } catch (error) {
      throw breaksUnique(error, 'account_email_key') ? emailTaken() : error;
    }
    return account;
  }
}

const emailTaken = (): Problem =>
  new Problem(409, 'email_taken', 'There is an account with this e-mail address already', {
    errors: [{ field: 'email', message: 'email belongs to an account already: sign in instead' }],
  });
