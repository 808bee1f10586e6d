import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { AccountEntity, type Role } from './account.entity.js';
import { emailKeyOf } from './email.key.js';
import type { PasswordHasher } from './password.hasher.js';

export interface DemoPasswords {
  readonly agentPassword: string;
  readonly operatorPassword: string;
}

interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly password: string;
}

/** Who can sign in to a fresh installation on a developer's machine. */
export class DemoAccounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * Makes the demo accounts, or gives them the passwords asked for. What is right already is left
   * alone: hashing costs more than looking.
   *
   * @returns how many accounts were written
   */
  async provide({ agentPassword, operatorPassword }: DemoPasswords): Promise<number> {
    const demos: readonly DemoAccount[] = [
      { name: 'Alex Agent', email: 'agent@example.com', role: 'agent', password: agentPassword },
      {
        name: 'Olivia Operator',
        email: 'operator@example.com',
        role: 'ops',
        password: operatorPassword,
      },
    ];
    let written = 0;
    for (const demo of demos) if (await this.#provide(demo)) written += 1;
    return written;
  }

  async #provide({ name, email, role, password }: DemoAccount): Promise<boolean> {
    const { manager } = this.dataSource;
    const emailKey = emailKeyOf(email);
    const found = await manager.findOneBy(AccountEntity, { emailKey });
    const isRight =
      found !== null &&
      found.role === role &&
      (await this.hasher.verify(found.passwordHash, password));
    if (isRight) return false;
    const passwordHash = await this.hasher.hash(password);
    if (found === null) {
      await manager.insert(AccountEntity, {
        id: randomUUID(),
        name,
        email,
        emailKey,
        passwordHash,
        role,
      });
    } else {
      await manager.update(AccountEntity, { id: found.id }, { passwordHash, role });
    }
    return true;
  }
}
