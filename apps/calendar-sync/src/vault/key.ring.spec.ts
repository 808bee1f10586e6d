import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, loadConfig } from '#shared/config/index.js';
import { keyRingField } from './key-ring.field.js';
import { readKeyRing } from './key.ring.js';

const key = (seed: number) => Buffer.alloc(32, seed).toString('base64');

function faultsOf(text: string): readonly string[] {
  const reading = readKeyRing(text);
  return reading.ring === undefined ? reading.faults : [];
}

function configErrorOf(text: string): ConfigError {
  try {
    loadConfig(z.object({ TOKEN_ENCRYPTION_KEYS: keyRingField }), { TOKEN_ENCRYPTION_KEYS: text });
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('the keys were accepted');
}

describe('the key ring', () => {
  it('seals with the first key and finds every one by its id', () => {
    const { ring } = readKeyRing(`new:${key(2)}, old:${key(1)}`);
    expect(ring?.sealing.id).toBe('new');
    expect(ring?.find('old')?.id).toBe('old');
    expect(ring?.find('older')).toBeUndefined();
  });

  it.each([
    ['nothing', '', 'entry 1 must have the form id:key'],
    ['a key without an id', key(1), 'entry 1 must have the form id:key'],
    ['an empty id', `:${key(1)}`, 'entry 1 must have an id of 1 to 64'],
    ['a bad id', `ab/c:${key(1)}`, 'entry 1 must have an id of 1 to 64'],
    ['a key of 31 bytes', `a:${Buffer.alloc(31).toString('base64')}`, 'exactly 32 bytes'],
    ['a key of 33 bytes', `a:${Buffer.alloc(33).toString('base64')}`, 'exactly 32 bytes'],
    ['a key that is not base64', `a:${'!'.repeat(43)}=`, 'exactly 32 bytes'],
    ['a comma too many', `a:${key(1)},`, 'entry 2 must have the form id:key'],
    ['an id twice', `a:${key(1)},a:${key(2)}`, 'entries 1 and 2 have the same id'],
    ['a key twice', `a:${key(1)},b:${key(1)}`, 'entries 1 and 2 have the same key'],
  ])('refuses %s', (_what, text, fault) => {
    expect(faultsOf(text).join('; ')).toContain(fault);
  });

  it('names every fault of the variable at once, and no value', () => {
    const text = `good:${key(3)},c2VjcmV0:tooshort,onlyasecret`;
    const error = configErrorOf(text);
    expect(error.faults).toEqual([
      expect.stringMatching(/^TOKEN_ENCRYPTION_KEYS .*entry 2 .*32 bytes/),
      expect.stringMatching(/^TOKEN_ENCRYPTION_KEYS .*entry 3 .*id:key/),
    ]);
    expect(error.message).not.toMatch(/AwMD|c2VjcmV0|tooshort|onlyasecret/);
  });

  it('tells keys that somebody typed from keys that were drawn', () => {
    const drawn = () => randomBytes(32).toString('base64');
    expect(readKeyRing(`a:${drawn()},b:${drawn()}`).ring?.looksTyped()).toBe(false);
    expect(readKeyRing(`a:${drawn()},b:${key(0)}`).ring?.looksTyped()).toBe(true);
  });

  it('shows no key when it is printed', () => {
    const { ring } = readKeyRing(`a:${Buffer.from('k'.repeat(32)).toString('base64')}`);
    expect(inspect(ring, { depth: 9, showHidden: true })).not.toMatch(/kkkk|a2tra2/);
    expect(JSON.stringify(ring)).not.toMatch(/kkkk|a2tra2/);
  });
});
