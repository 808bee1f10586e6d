import { VaultError } from './vault.error.js';

/**
 * Sealed bytes, in this order:
 *
 *     1 byte    length of the key's id
 *     n bytes   the key's id (ASCII)
 *     12 bytes  nonce
 *     m bytes   ciphertext, as long as the secret
 *     16 bytes  authentication tag
 */
export interface SealedParts {
  readonly keyId: string;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

export const nonceLength = 12;
export const tagLength = 16;

export function layOut({ keyId, nonce, ciphertext, tag }: SealedParts): Buffer {
  return Buffer.concat([header(keyId), nonce, ciphertext, tag]);
}

/** What stands in front of the nonce; authenticated with the rest. */
export function header(keyId: string): Buffer {
  const id = Buffer.from(keyId, 'ascii');
  return Buffer.concat([Buffer.of(id.length), id]);
}

/** @throws VaultError `vault_opening_refused` on bytes too short to be anything sealed */
export function takeApart(sealed: Uint8Array): SealedParts {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const nonceAt = 1 + (bytes[0] ?? 0);
  const ciphertextAt = nonceAt + nonceLength;
  const tagAt = bytes.length - tagLength;
  if (tagAt < ciphertextAt) {
    throw new VaultError('vault_opening_refused', 'the sealed bytes are too short');
  }
  return {
    keyId: bytes.toString('latin1', 1, nonceAt),
    nonce: bytes.subarray(nonceAt, ciphertextAt),
    ciphertext: bytes.subarray(ciphertextAt, tagAt),
    tag: bytes.subarray(tagAt),
  };
}
