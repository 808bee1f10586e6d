import { describe, expect, it } from '@jest/globals';
import type { Answer, End, EventRefusal, LookReason, Step, StopReason } from './delivery.step.js';
import type { EventLink } from './event.receipt.js';
import type { SightKind } from './event.sight.js';
import { firstUpsertStep, nextUpsertStep } from './upsert.plan.js';

const link: EventLink = {
  eventId: 'alt…g2',
  generation: 2,
  version: 4,
  eventUrl: null,
  account: null,
  deleted: false,
  etag: '"old"',
};

const insert = (generation = 2): Step => ({ do: 'insert', generation });
const look = (because: LookReason): Step => ({ do: 'look', generation: 2, because });
const update = (restoring = false, ifMatch = '"now"'): Step => ({
  do: 'update',
  generation: 2,
  ifMatch,
  restoring,
});
const refused = (by: EventRefusal): Answer => ({ kind: 'refused', by });
const seen = (kind: SightKind): Answer => ({ kind: 'seen', sight: { kind, etag: '"now"' } });
const written: Answer = { kind: 'written' };
const settle = (outcome: 'written' | 'unchanged'): End => ({
  do: 'settle',
  outcome,
  generation: 2,
});
const stop = (because: StopReason): End => ({ do: 'stop', because });

describe('an upsert begins', () => {
  it('with an insert where nothing was ever acknowledged', () => {
    expect(firstUpsertStep(null, 1)).toEqual(insert(0));
  });

  it('with an update of what was acknowledged last, on the condition that it still stands', () => {
    expect(firstUpsertStep(link, 5)).toEqual(update(false, '"old"'));
  });

  it.each<[string, EventLink, number]>([
    ['this version was acknowledged before (a replay)', link, 4],
    ['a newer one was', link, 3],
    ['the event was deleted by us', { ...link, deleted: true, etag: null }, 5],
    ['its state is not known', { ...link, etag: null }, 5],
  ])('with a look where %s', (_why, known, version) => {
    expect(firstUpsertStep(known, version)).toEqual(look('link'));
  });
});

describe('an upsert goes on', () => {
  it.each<[string, Step, Answer, Step | End]>([
    ['an insert that worked is the end', insert(), written, settle('written')],
    ['an id that is taken is looked at', insert(), refused('duplicate'), look('taken')],
    ['an insert refused otherwise ends', insert(), refused('forbidden'), stop('refused')],

    ['an update that worked is the end', update(), written, settle('written')],
    ['an event that moved on is looked at', update(), refused('precondition'), look('moved_on')],
    ['an event that is not there is inserted', update(), refused('not_found'), insert()],
    ['a deleted one is looked at', update(), refused('gone'), look('moved_on')],
    ['a bare refusal is looked into', update(), refused('forbidden'), look('refused')],
    ['any other refusal ends', update(), refused('other'), stop('refused')],

    ['a restore that worked is the end', update(true), written, settle('written')],
    [
      'a restore of what moves is looked at',
      update(true),
      refused('precondition'),
      look('moved_on'),
    ],
    ['no restore where purged: 403', update(true), refused('forbidden'), insert(3)],
    ['no restore where purged: 404', update(true), refused('not_found'), insert(3)],
    ['no restore where purged: 410', update(true), refused('gone'), insert(3)],

    ['what is as wanted is not written', look('link'), seen('as_wanted'), settle('unchanged')],
    ['not even after a 409', look('taken'), seen('as_wanted'), settle('unchanged')],
    ['what differs is written over just that', look('taken'), seen('differs'), update()],
    ['a deleted event is restored', look('link'), seen('cancelled'), update(true)],
    ['a newer version is left alone', look('moved_on'), seen('newer'), stop('newer')],
    ['what is not ours is never touched', look('taken'), seen('foreign'), insert(3)],
    ['ours, but not to be written: end', look('refused'), seen('differs'), stop('not_writable')],
    ['refused, yet deleted: restored', look('refused'), seen('cancelled'), update(true)],

    ['not there (any more): inserted', look('link'), refused('not_found'), insert()],
    ['moved on to nowhere: inserted', look('moved_on'), refused('not_found'), insert()],
    ['taken, yet not there: burnt', look('taken'), refused('not_found'), insert(3)],
    ['taken, yet not to be seen: burnt', look('taken'), refused('forbidden'), insert(3)],
    ['refused, and not there: burnt', look('refused'), refused('not_found'), insert(3)],
    ['gone even for a look: burnt', look('link'), refused('gone'), insert(3)],
    ['a look that fails ends', look('taken'), refused('other'), stop('refused')],
  ])('%s', (_rule, step, answer, next) => {
    expect(nextUpsertStep(step, answer, 2)).toEqual(next);
  });

  it('burns five ids at most', () => {
    const burnt = refused('not_found');
    const taken = (generation: number): Step => ({ do: 'look', generation, because: 'taken' });
    expect(nextUpsertStep(taken(5), burnt, 2)).toEqual(insert(6));
    expect(nextUpsertStep(taken(6), burnt, 2)).toEqual(stop('ids_exhausted'));
  });
});
