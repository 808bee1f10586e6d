import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountEntity } from './account.entity.js';
import { notSignedIn } from './not-signed-in.problem.js';

@Injectable()
export class AccountReader {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Problem 401 when the account was deleted since the session was looked up */
  async read(accountId: string): Promise<AccountEntity> {
    const account = await this.dataSource.manager.findOneBy(AccountEntity, { id: accountId });
    if (account === null) throw notSignedIn();
    return account;
  }
}
