import { describe, expect, it } from '@jest/globals';
import { progressOf } from './backfill.progress.js';

const connectedAt = '2026-11-24T09:00:00.000Z';
const backfill = { appointments: 12, failedBefore: 1, connectedAt, knownAt: 5 };

const at = (waiting: number, failed = 1, readAt = 6) =>
  progressOf(backfill, { waiting, failed, connectedAt }, readAt);

describe('a backfill', () => {
  it('is as far as what no longer waits', () => {
    expect(at(8)).toEqual({ kind: 'running', done: 4, total: 12 });
  });

  it('is never less than not begun, whatever else waits', () => {
    expect(at(40)).toEqual({ kind: 'running', done: 0, total: 12 });
  });

  it('is not over because nothing waited before it began', () => {
    expect(at(0, 1, backfill.knownAt)).toEqual({ kind: 'running', done: 0, total: 12 });
  });

  it.each([
    [1, '12 appointments were added to your calendar.'],
    [0, '12 appointments were added to your calendar.'],
    [3, '10 appointments were added to your calendar.'],
    [12, '1 appointment was added to your calendar.'],
    [13, 'None could be added.'],
  ])('does not count as added what failed: of %i', (failed, words) => {
    expect(at(0, failed)).toEqual({ kind: 'over', words });
  });

  it('says at once that there was nothing to bring, whatever else waits', () => {
    const nothing = { ...backfill, appointments: 0 };
    const progress = progressOf(nothing, { waiting: 2, failed: 0, connectedAt }, 6);
    expect(progress).toEqual({
      kind: 'over',
      words: expect.stringMatching(/^Nothing was missing/),
    });
  });

  it('ends with its connection', () => {
    const next = { waiting: 0, failed: 0, connectedAt: '2026-11-24T10:00:00.000Z' };
    expect(progressOf(backfill, next, 6)).toEqual({ kind: 'withdrawn' });
  });
});
