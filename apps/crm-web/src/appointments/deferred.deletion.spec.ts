import { describe, expect, it } from '@jest/globals';
import { DeferredDeletions } from './deferred.deletion.js';

function aPage(answer = Promise.resolve()) {
  const sent: string[] = [];
  const timers = new Set<() => void>();
  const deletions = new DeferredDeletions<{ id: string }>({
    ms: 6000,
    schedule: (run, ms) => {
      expect(ms).toBe(6000);
      timers.add(run);
      return () => timers.delete(run);
    },
    send: ({ id }) => {
      sent.push(id);
      return answer;
    },
  });
  const timeIsOver = (): void => {
    for (const run of timers) run();
  };
  return { deletions, sent, timers, timeIsOver };
}

describe('a deferred deletion', () => {
  it('is sent once, when there was time enough to undo it', () => {
    const { deletions, sent, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    expect(sent).toEqual([]);
    timeIsOver();
    timeIsOver();
    expect(sent).toEqual(['a']);
  });

  it('that is undone is never sent', async () => {
    const { deletions, sent, timers, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    expect(deletions.undo('a')).toBe(true);
    expect(timers.size).toBe(0);
    timeIsOver();
    await deletions.sendAll();
    expect(sent).toEqual([]);
  });

  it('cannot be undone once it was sent', () => {
    const { deletions, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    timeIsOver();
    expect(deletions.undo('a')).toBe(false);
  });

  it('is sent at once when the page is left, and not again later', async () => {
    const { deletions, sent, timers, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    deletions.begin({ id: 'b' });
    await deletions.sendAll();
    await deletions.sendAll();
    timeIsOver();
    expect(sent).toEqual(['a', 'b']);
    expect(timers.size).toBe(0);
  });

  it('is not sent while somebody is about to undo it, and waits anew when they do not', () => {
    const { deletions, sent, timers, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    deletions.hold('a');
    expect(timers.size).toBe(0);
    deletions.resume('a');
    deletions.resume('a');
    expect(timers.size).toBe(1);
    timeIsOver();
    expect(sent).toEqual(['a']);
    deletions.resume('a');
    expect(timers.size).toBe(0);
  });

  it('is sent when the page is left while it is held', async () => {
    const { deletions, sent } = aPage();
    deletions.begin({ id: 'a' });
    deletions.hold('a');
    await deletions.sendAll();
    expect(sent).toEqual(['a']);
  });

  it('is waited for when the page is left, also where it was sent before', async () => {
    const answer = Promise.withResolvers<void>();
    const { deletions, timeIsOver } = aPage(answer.promise);
    deletions.begin({ id: 'a' });
    timeIsOver();
    let isLeft = false;
    const leaving = deletions.sendAll().then(() => (isLeft = true));
    await Promise.resolve();
    expect(isLeft).toBe(false);
    answer.resolve();
    await leaving;
    expect(isLeft).toBe(true);
  });

  it('is one, however often it is asked for', () => {
    const { deletions, sent, timers, timeIsOver } = aPage();
    deletions.begin({ id: 'a' });
    deletions.begin({ id: 'a' });
    expect(timers.size).toBe(1);
    timeIsOver();
    expect(sent).toEqual(['a']);
  });
});
