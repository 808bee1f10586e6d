import { describe, expect, it } from '@jest/globals';
import { completeState, emptyState, storedState } from './local.state.js';
import { drawPassword, drawTokenKey } from './local.secrets.js';

/** Bytes that count up, so that every drawn thing differs. */
function counting(): (count: number) => Buffer {
  let next = 0;
  return (count) => Buffer.from(Array.from({ length: count }, () => next++ % 256));
}

describe('what a machine keeps', () => {
  it('is made once, and every secret is another', () => {
    const { state, isNew } = completeState(emptyState, counting());
    const { secrets, postgres, demo } = state;
    const all = [...Object.values(secrets), postgres.password, ...Object.values(demo)];
    expect(new Set(all).size).toBe(6);
    expect(isNew).toEqual({ databasePassword: true, tokenKeys: true });
  });

  it('stays as it is once it is complete', () => {
    const { state } = completeState(emptyState, counting());
    const again = completeState(storedState.parse(state), () => {
      throw new Error('nothing is to be drawn');
    });
    expect(again).toEqual({ state, isNew: { databasePassword: false, tokenKeys: false } });
  });

  it('gets only the missing part anew', () => {
    const { state } = completeState(emptyState, counting());
    const { password: _, ...postgres } = { ...state.postgres, port: 5433 };
    const again = completeState(storedState.parse({ ...state, postgres }), counting());
    expect(again.isNew).toEqual({ databasePassword: true, tokenKeys: false });
    expect(again.state.secrets).toEqual(state.secrets);
    expect(again.state.postgres.port).toBe(5433);
  });
});

describe('a drawn secret', () => {
  it('is a key as TOKEN_ENCRYPTION_KEYS wants it', () => {
    const [id, key = ''] = drawTokenKey(counting()).split(':');
    expect(id).toBe('local');
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
  });

  it('is a password that can be read aloud', () => {
    expect(drawPassword(counting())).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/);
  });
});
