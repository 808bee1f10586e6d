import {
  type Answer,
  type End,
  idsPerDelivery,
  notWritable,
  refused,
  type Step,
} from './delivery.step.js';
import type { EventLink } from './event.receipt.js';

/**
 * A delete is sent even where nothing was ever acknowledged: an insert may have reached Google
 * without its answer reaching us.
 */
export function firstRemovalStep(link: EventLink | null): Step {
  if (link === null) return { do: 'remove', generation: 0, ifMatch: null };
  return { do: 'remove', generation: link.generation, ifMatch: link.deleted ? null : link.etag };
}

/**
 * What follows from an answer. Where an event is found gone, the next generation is tried, too: a
 * delivery that burnt this id may have crashed before it could say so. An id that was never used
 * (404) ends the walk.
 *
 * @param firstGeneration that of the delivery's first step
 */
export function nextRemovalStep(step: Step, answer: Answer, firstGeneration: number): Step | End {
  const { generation } = step;
  const settleAt = (settled: number): End => ({
    do: 'settle',
    outcome: 'removed',
    generation: settled,
  });
  const walkOn = (): Step | End => {
    const next = generation + 1;
    if (next - firstGeneration >= idsPerDelivery) return settleAt(generation);
    return { do: 'remove', generation: next, ifMatch: null };
  };
  switch (answer.kind) {
    case 'removed':
      return settleAt(generation);
    case 'written':
      return refused;
    case 'seen':
      return afterSight(step, answer.sight, walkOn);
    case 'refused':
      switch (answer.by) {
        case 'not_found':
          return generation > firstGeneration ? settleAt(generation - 1) : walkOn();
        case 'gone':
          return walkOn();
        case 'forbidden':
          // Nothing to see where nothing may be removed: the id is burnt, no event is left.
          return step.do === 'look' ? walkOn() : { do: 'look', generation, because: 'refused' };
        case 'precondition':
          return { do: 'look', generation, because: 'moved_on' };
        case 'duplicate':
        case 'other':
          return refused;
      }
  }
}

function afterSight(
  step: Step,
  { kind, etag }: Extract<Answer, { kind: 'seen' }>['sight'],
  walkOn: () => Step | End,
): Step | End {
  switch (kind) {
    case 'newer':
      return { do: 'stop', because: 'newer' };
    case 'foreign':
    case 'cancelled':
      return walkOn();
    case 'differs':
    case 'as_wanted':
      if (step.do === 'look' && step.because === 'refused') return notWritable;
      return { do: 'remove', generation: step.generation, ifMatch: etag };
  }
}
