import type { Change } from './change.reader.js';
import type { Answer, End, Step } from './delivery.step.js';
import { firstRemovalStep, nextRemovalStep } from './removal.plan.js';
import { firstUpsertStep, nextUpsertStep } from './upsert.plan.js';

/** How a change gets into the calendar: a first call, and what follows from each answer. Pure. */
export interface DeliveryPlan {
  readonly first: Step;
  next(step: Step, answer: Answer): Step | End;
}

export function planOf({ wanted, link, version }: Change): DeliveryPlan {
  const [first, next] =
    wanted === null
      ? [firstRemovalStep(link), nextRemovalStep]
      : [firstUpsertStep(link, version), nextUpsertStep];
  return { first, next: (step, answer) => next(step, answer, first.generation) };
}
