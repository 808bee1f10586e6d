import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyRing, type VaultKey } from './key.ring.js';
import { type SecretOwner, TokenVault } from './token.vault.js';
import { VaultError } from './vault.error.js';

const keyOf = (id: string, seed: number): VaultKey => ({
  id,
  key: createSecretKey(Buffer.alloc(32, seed)),
});

const older = keyOf('2025-01', 1);
const newer = keyOf('2026-07', 2);
const vault = new TokenVault(new KeyRing(newer, [older]));
const before = new TokenVault(new KeyRing(older));

const secrets = fc.string({ unit: 'grapheme', maxLength: 300 });
const owners = fc.record<SecretOwner>({
  agentId: fc.uuid(),
  purpose: fc.constantFrom('refresh_token', 'access_token', 'connect_attempt'),
});

function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** How the vault refused, by its code; nothing where it opened. */
function refusalOf(sealed: Uint8Array, owner: SecretOwner, opened = vault): string | undefined {
  const error = thrownBy(() => opened.open(sealed, owner));
  if (error === undefined) return undefined;
  return error instanceof VaultError ? error.code : 'no error of the vault';
}

describe('the token vault', () => {
  it('gives back what was sealed, for the same agent and purpose', () => {
    fc.assert(
      fc.property(secrets, owners, (secret, owner) => {
        expect(vault.open(vault.seal(secret, owner), owner)).toBe(secret);
      }),
    );
  });

  it('refuses sealed bytes in which any single bit was turned', () => {
    fc.assert(
      fc.property(secrets, owners, fc.nat(), (secret, owner, anywhere) => {
        const sealed = vault.seal(secret, owner);
        const bit = anywhere % (sealed.length * 8);
        const altered = Buffer.from(sealed);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(refusalOf(altered, owner)).toMatch(/^vault_(opening_refused|key_unknown)$/);
      }),
    );
  });

  it('refuses sealed bytes that were cut anywhere, with an error of its own', () => {
    const owner: SecretOwner = { agentId: 'a', purpose: 'access_token' };
    const sealed = vault.seal('ya29.secret', owner);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(refusalOf(sealed.subarray(0, length), owner)).toBe('vault_opening_refused');
    }
  });

  it('refuses what was sealed for another agent', () => {
    fc.assert(
      fc.property(secrets, owners, fc.uuid(), (secret, owner, agentId) => {
        fc.pre(agentId !== owner.agentId);
        const sealed = vault.seal(secret, owner);
        expect(refusalOf(sealed, { ...owner, agentId })).toBe('vault_opening_refused');
      }),
    );
  });

  it('refuses a refresh token that was moved into the column of access tokens', () => {
    const agentId = '6b0e2ab6-6c3c-4a5f-8f54-3f3ad4f6c111';
    const sealed = vault.seal('1//refresh', { agentId, purpose: 'refresh_token' });
    expect(refusalOf(sealed, { agentId, purpose: 'access_token' })).toBe('vault_opening_refused');
  });

  it('opens after a rotation what the older key sealed, and asks for it to be resealed', () => {
    fc.assert(
      fc.property(secrets, owners, (secret, owner) => {
        const sealed = before.seal(secret, owner);
        expect(vault.open(sealed, owner)).toBe(secret);
        expect(vault.needsResealing(sealed)).toBe(true);
        expect(vault.needsResealing(vault.seal(secret, owner))).toBe(false);
      }),
    );
  });

  it('says that the key is missing when it was removed too early', () => {
    const owner: SecretOwner = { agentId: 'a', purpose: 'refresh_token' };
    const sealed = vault.seal('1//refresh', owner);
    expect(refusalOf(sealed, owner, before)).toBe('vault_key_unknown');
  });

  it('never seals the same secret into the same bytes', () => {
    const owner: SecretOwner = { agentId: 'a', purpose: 'refresh_token' };
    expect(vault.seal('x', owner)).not.toEqual(vault.seal('x', owner));
  });

  it('shows neither the secret nor the keys in its errors', () => {
    const owner: SecretOwner = { agentId: 'a', purpose: 'refresh_token' };
    const sealed = vault.seal('1//very-secret', owner);
    const error = thrownBy(() => vault.open(sealed, { ...owner, agentId: 'b' }));
    const said = JSON.stringify(error) + String(error);
    expect(said).not.toContain('very-secret');
    expect(said).not.toContain(sealed.toString('base64').slice(-20));
  });
});
