import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyRing } from './key.ring.js';
import { header, layOut, nonceLength, tagLength, takeApart } from './sealed.layout.js';
import { VaultError } from './vault.error.js';

/** What a secret is for; one sealed as the one cannot be opened as the other. */
export type SecretPurpose = 'refresh_token' | 'access_token' | 'connect_attempt';

export interface SecretOwner {
  readonly agentId: string;
  readonly purpose: SecretPurpose;
}

const algorithm = 'aes-256-gcm';

/**
 * Seals agents' secrets with AES-256-GCM. Sealed bytes are bound to their agent and purpose: put
 * into another agent's row, or another column, they cannot be opened.
 *
 * Nonces are random, so one key is good for 2^32 secrets (NIST SP 800-38D, 8.3): at one refresh
 * an hour for each of 10,000 agents that is 49 years. Rotate well before.
 */
export class TokenVault {
  constructor(private readonly keys: KeyRing) {}

  seal(secret: string, owner: SecretOwner): Buffer {
    const { id: keyId, key } = this.keys.sealing;
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
    cipher.setAAD(boundTo(owner, keyId));
    const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return layOut({ keyId, nonce, ciphertext, tag: cipher.getAuthTag() });
  }

  /** @throws VaultError `vault_key_unknown`, `vault_opening_refused` */
  open(sealed: Uint8Array, owner: SecretOwner): string {
    const { keyId, nonce, ciphertext, tag } = takeApart(sealed);
    const found = this.keys.find(keyId);
    if (found === undefined) {
      // The id is not printed: of altered bytes nobody knows what would stand there.
      throw new VaultError('vault_key_unknown', 'sealed under a key that is not configured');
    }
    const decipher = createDecipheriv(algorithm, found.key, nonce, { authTagLength: tagLength });
    decipher.setAAD(boundTo(owner, keyId));
    decipher.setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString('utf8');
    } catch {
      throw new VaultError('vault_opening_refused', 'altered, or sealed for something else');
    }
  }

  /**
   * True for what an older key sealed, or a key that is gone.
   * @throws VaultError `vault_opening_refused` on bytes that are nothing sealed
   */
  needsResealing(sealed: Uint8Array): boolean {
    return takeApart(sealed).keyId !== this.keys.sealing.id;
  }
}

/** A purpose has no space and a UUID none either, so no two owners give the same bytes. */
function boundTo({ agentId, purpose }: SecretOwner, keyId: string): Buffer {
  return Buffer.concat([header(keyId), Buffer.from(`${purpose} ${agentId.toLowerCase()}`, 'utf8')]);
}
