import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { HashingGate } from './hashing.gate.js';

/** argon2id (the library's default) as OWASP's Password Storage Cheat Sheet asks at least. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class PasswordHasher {
  readonly #gate = new HashingGate(2, 100);
  #decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.#gate.pass(() => hash(canonical(password), cost));
  }

  verify(passwordHash: string, password: string): Promise<boolean> {
    return this.#gate.pass(() => verify(passwordHash, canonical(password)));
  }

  /** Takes as long as `verify` and is always false: for an account that does not exist. */
  async verifyNobody(password: string): Promise<false> {
    this.#decoy ??= this.hash(randomBytes(32).toString('hex'));
    await this.verify(await this.#decoy, password);
    return false;
  }
}

/** One password typed on two keyboards is one password (NIST SP 800-63B, 5.1.1.2). */
const canonical = (password: string): string => password.normalize('NFKC');
