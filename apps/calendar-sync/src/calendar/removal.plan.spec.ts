import { describe, expect, it } from '@jest/globals';
import type { Answer, End, EventRefusal, LookReason, Step, StopReason } from './delivery.step.js';
import type { EventLink } from './event.receipt.js';
import type { SightKind } from './event.sight.js';
import { firstRemovalStep, nextRemovalStep } from './removal.plan.js';

const link: EventLink = {
  eventId: 'alt…g2',
  generation: 2,
  version: 4,
  eventUrl: null,
  account: null,
  deleted: false,
  etag: '"old"',
};

const remove = (generation = 2, ifMatch: string | null = null): Step => ({
  do: 'remove',
  generation,
  ifMatch,
});
const look = (because: LookReason): Step => ({ do: 'look', generation: 2, because });
const refused = (by: EventRefusal): Answer => ({ kind: 'refused', by });
const seen = (kind: SightKind): Answer => ({ kind: 'seen', sight: { kind, etag: '"now"' } });
const removed = (generation = 2): End => ({ do: 'settle', outcome: 'removed', generation });
const stop = (because: StopReason): End => ({ do: 'stop', because });

describe('a delete begins', () => {
  it('even where nothing was ever acknowledged: an insert may have got through', () => {
    expect(firstRemovalStep(null)).toEqual(remove(0));
  });

  it('with the event that was acknowledged last, on the condition that it still stands', () => {
    expect(firstRemovalStep(link)).toEqual(remove(2, '"old"'));
  });

  it('once more where it was done before: a replay means it', () => {
    expect(firstRemovalStep({ ...link, deleted: true, etag: null })).toEqual(remove(2));
  });
});

describe('a delete goes on', () => {
  it.each<[string, Step, Answer, Step | End]>([
    ['a delete that worked is the end', remove(), { kind: 'removed' }, removed()],
    ['already deleted: is there a later id?', remove(), refused('gone'), remove(3)],
    ['never there: is there a later id?', remove(), refused('not_found'), remove(3)],
    ['a later id that never was ends the walk', remove(3), refused('not_found'), removed(2)],
    ['a later id that is deleted does not', remove(3), refused('gone'), remove(4)],
    ['the walk is bounded', remove(6), refused('gone'), removed(6)],
    ['an event that moved on is looked at', remove(), refused('precondition'), look('moved_on')],
    ['a bare refusal is looked into', remove(), refused('forbidden'), look('refused')],
    ['any other refusal ends', remove(), refused('other'), stop('refused')],

    ['what is there is deleted as seen', look('moved_on'), seen('differs'), remove(2, '"now"')],
    ['a newer version is left alone', look('moved_on'), seen('newer'), stop('newer')],
    ['what is not ours is never touched', look('moved_on'), seen('foreign'), remove(3)],
    ['what is deleted already is left', look('moved_on'), seen('cancelled'), remove(3)],
    ['there, but not to be deleted: end', look('refused'), seen('differs'), stop('not_writable')],
    ['refused, and not there: burnt', look('refused'), refused('not_found'), remove(3)],
    ['refused, and not to be seen: burnt', look('refused'), refused('forbidden'), remove(3)],
    ['a look that fails ends', look('refused'), refused('other'), stop('refused')],
  ])('%s', (_rule, step, answer, next) => {
    expect(nextRemovalStep(step, answer, 2)).toEqual(next);
  });
});
