import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type CallLedger, type Lease, projectScope } from './call.ledger.js';

/** A ledger, and a way to let its time pass. */
export interface LedgerUnderTest {
  readonly ledger: CallLedger;
  pass(durationMs: number): Promise<void>;
}

/** So long that nothing a real database takes is seen beside it. */
const hour = 60 * 60_000;
const terms = { intervalMs: hour, burst: 0, horizonMs: 100 * hour };

/** What every ledger has to do, whatever it is kept in. */
export function describeLedger(subject: () => LedgerUnderTest): void {
  const lease = async (permits: number, options = {}, scope = projectScope): Promise<Lease> => {
    const [answer, ...others] = await subject().ledger.lease([{ scope, permits }], {
      ...terms,
      ...options,
    });
    if (answer === undefined || others.length > 0) throw new Error('expected one lease');
    return answer;
  };
  const hours = ({ waitMs }: Lease): number => Math.round(waitMs / hour) + 0;

  describe('a lease', () => {
    it('begins at once where nobody leased before', async () => {
      const first = await lease(3);
      expect(first).toMatchObject({ granted: 3, pausedBy: null });
      expect(hours(first)).toBe(0);
    });

    it('begins where the last one ended', async () => {
      await lease(3);
      expect(hours(await lease(1))).toBe(3);
      expect(hours(await lease(1))).toBe(4);
    });

    it('keeps nothing of the time that nobody used', async () => {
      await lease(1);
      await subject().pass(10 * hour);
      expect(hours(await lease(1))).toBe(0);
      expect(hours(await lease(1))).toBe(1);
    });

    it('keeps as much of it as the burst says', async () => {
      await lease(1);
      await subject().pass(10 * hour);
      const waits = [];
      for (let call = 0; call < 4; call += 1) waits.push(hours(await lease(1, { burst: 2 })));
      expect(waits).toEqual([-2, -1, 0, 1]);
    });

    it('gives only the slots before the horizon, and says when there will be one', async () => {
      const horizonMs = 2.5 * hour;
      expect(await lease(9, { horizonMs })).toMatchObject({ granted: 3 });
      const none = await lease(1, { horizonMs });
      expect(none.granted).toBe(0);
      expect(hours(none)).toBe(3);
      await subject().pass(hour);
      expect(await lease(1, { horizonMs })).toMatchObject({ granted: 1 });
    });

    it('of one scope moves no other, and answers for each', async () => {
      const [ana, ben] = [randomUUID(), randomUUID()];
      await lease(5, {}, ana);
      const both = [
        { scope: ana, permits: 1 },
        { scope: ben, permits: 1 },
      ];
      const answers = await subject().ledger.lease(both, terms);
      const waits = new Map(answers.map((answer) => [answer.scope, hours(answer)]));
      expect(waits).toEqual(
        new Map([
          [ana, 5],
          [ben, 0],
        ]),
      );
      expect(hours(await lease(1))).toBe(0);
    });
  });

  describe('what is given back', () => {
    it('is there for the next one', async () => {
      const block = await lease(5);
      await subject().ledger.giveBack(block, 3, hour);
      expect(hours(await lease(1))).toBe(2);
    });

    it('passes unused where somebody leased since', async () => {
      const block = await lease(5);
      await lease(1);
      await subject().ledger.giveBack(block, 3, hour);
      expect(hours(await lease(1))).toBe(6);
    });
  });

  describe('a pause', () => {
    it('puts slots off until it ends, and names its reason', async () => {
      await subject().ledger.pause(3 * hour, 'because');
      const during = await lease(1);
      expect(during.pausedBy).toBe('because');
      expect(hours(during)).toBe(3);
      await subject().pass(10 * hour);
      expect(await lease(1)).toMatchObject({ granted: 1, pausedBy: null });
    });

    it('begins once, however many are refused together, and anew for another reason', async () => {
      expect(await subject().ledger.pause(hour, 'because')).toBe(true);
      expect(await subject().ledger.pause(2 * hour, 'because')).toBe(false);
      expect(await subject().ledger.pause(3 * hour, 'for more')).toBe(true);
    });

    it('that has run out is not over until a call was taken', async () => {
      const { ledger } = subject();
      expect(await ledger.pausedBy()).toBeNull();
      expect(await ledger.endPause()).toBeNull();
      await ledger.pause(3 * hour, 'because');
      expect(await ledger.endPause()).toBeNull();
      expect(await lease(1)).toMatchObject({ pausedBy: 'because', onProbation: false });
      await subject().pass(10 * hour);
      expect(await ledger.pausedBy()).toBe('because');
      expect(await lease(1)).toMatchObject({ pausedBy: null, onProbation: true });
      expect(await ledger.pause(hour, 'because')).toBe(false);
      await subject().pass(2 * hour);
      expect(await ledger.endPause()).toBe('because');
      expect(await ledger.endPause()).toBeNull();
      expect(await ledger.pausedBy()).toBeNull();
      expect(await lease(1)).toMatchObject({ onProbation: false });
    });

    it('gives nothing where it goes past the horizon', async () => {
      await subject().ledger.pause(3 * hour, 'because');
      expect(await lease(1, { horizonMs: hour })).toMatchObject({
        granted: 0,
        pausedBy: 'because',
      });
    });

    it('is not shortened by another', async () => {
      await subject().ledger.pause(3 * hour, 'because');
      await subject().ledger.pause(hour, 'for less');
      const during = await lease(1);
      expect(during.pausedBy).toBe('because');
      expect(hours(during)).toBe(3);
    });
  });
}
