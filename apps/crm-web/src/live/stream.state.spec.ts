import { describe, expect, it } from '@jest/globals';
import { beforeAnyLook, restAfter, step, type StreamHappening } from './stream.state.js';

const happenings: StreamHappening[] = [
  'looked',
  'left',
  'opened',
  'interrupted',
  'silent',
  'refused',
  'rested',
];

const after = (...happenings: StreamHappening[]) =>
  happenings.reduce<ReturnType<typeof step>>((last, one) => step(last.state, one), {
    state: beforeAnyLook,
  });

describe('the stream of live updates', () => {
  it('is opened for somebody who looks, once', () => {
    expect(after('looked')).toEqual({
      state: { phase: 'opening', failures: 0 },
      deed: { kind: 'open' },
    });
    expect(after('looked', 'looked').deed).toBeUndefined();
    expect(after('looked', 'opened', 'looked').deed).toBeUndefined();
  });

  it('is closed when nobody looks any more, and opened again for who comes back', () => {
    expect(after('looked', 'opened', 'left')).toEqual({
      state: beforeAnyLook,
      deed: { kind: 'close' },
    });
    expect(after('looked', 'opened', 'left', 'looked').deed).toEqual({ kind: 'open' });
  });

  it('is left to the browser while the network is away', () => {
    const interrupted = after('looked', 'opened', 'interrupted');
    expect(interrupted.state.phase).toBe('interrupted');
    expect(interrupted.deed).toBeUndefined();
    expect(step(interrupted.state, 'opened').state.phase).toBe('open');
  });

  it('is not waited for by somebody who looks: the browser may stay away for a minute', () => {
    expect(after('looked', 'opened', 'interrupted', 'looked').deed).toEqual({ kind: 'open' });
    expect(after('looked', 'interrupted', 'looked').deed).toEqual({ kind: 'open' });
  });

  it.each<StreamHappening[]>([
    ['looked'],
    ['looked', 'opened'],
    ['looked', 'opened', 'interrupted'],
  ])('is opened anew when nothing is heard of it: %s, %s, %s', (...before) => {
    expect(after(...before, 'silent')).toEqual({
      state: { phase: 'opening', failures: 0 },
      deed: { kind: 'open' },
    });
  });

  it('is not missed while it rests', () => {
    expect(after('looked', 'refused', 'silent').deed).toBeUndefined();
  });

  it('rests after a refusal, and is tried again then', () => {
    expect(after('looked', 'refused')).toEqual({
      state: { phase: 'resting', failures: 1 },
      deed: { kind: 'rest', upToMs: 2_000 },
    });
    expect(after('looked', 'refused', 'rested').deed).toEqual({ kind: 'open' });
  });

  it('does not wait for its rest to end when somebody looks', () => {
    expect(after('looked', 'refused', 'looked').deed).toEqual({ kind: 'open' });
  });

  it('rests longer after each refusal, and forgets them once it stands', () => {
    expect([1, 2, 3, 5, 6, 40].map(restAfter)).toEqual([
      2_000, 4_000, 8_000, 32_000, 60_000, 60_000,
    ]);
    const twice = after('looked', 'refused', 'rested', 'refused');
    expect(twice.deed).toEqual({ kind: 'rest', upToMs: 4_000 });
    expect(step(step(twice.state, 'rested').state, 'opened').state.failures).toBe(0);
  });

  it.each<StreamHappening>(['opened', 'interrupted', 'silent', 'refused', 'rested'])(
    'stays closed whatever comes late: %s',
    (late) => {
      expect(after('looked', 'left', late)).toEqual({ state: beforeAnyLook });
    },
  );

  it('never has two streams, whatever happens in which order', () => {
    const sequences = happenings.flatMap((first) =>
      happenings.flatMap((second) => happenings.map((third) => [first, second, third] as const)),
    );
    const doubled = sequences.flatMap((sequence) => {
      const { phase } = after(...sequence).state;
      return happenings.filter((next) => {
        const { deed } = step(after(...sequence).state, next);
        const isThere = phase === 'opening' || phase === 'open';
        return deed?.kind === 'open' && isThere && next !== 'silent';
      });
    });
    expect(sequences).toHaveLength(343);
    expect(doubled).toEqual([]);
  });
});
