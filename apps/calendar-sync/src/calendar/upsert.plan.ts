import {
  type Answer,
  type End,
  idsPerDelivery,
  notWritable,
  refused,
  type Step,
  type EventRefusal,
} from './delivery.step.js';
import type { EventLink } from './event.receipt.js';
import type { Sight } from './event.sight.js';

/** An upsert in the usual case is one call: an insert, or an update of what was written last. */
export function firstUpsertStep(link: EventLink | null, version: number): Step {
  if (link === null) return { do: 'insert', generation: 0 };
  const { generation, etag } = link;
  // A replay of what Google acknowledged before: look, so that nothing is written for nothing.
  const replay = link.version >= version;
  if (replay || link.deleted || etag === null) return { do: 'look', generation, because: 'link' };
  return { do: 'update', generation, ifMatch: etag, restoring: false };
}

/**
 * What follows from an answer.
 * @param firstGeneration that of the delivery's first step; bounds how many ids it may burn
 */
export function nextUpsertStep(step: Step, answer: Answer, firstGeneration: number): Step | End {
  const { generation } = step;
  if (answer.kind === 'written') return { do: 'settle', outcome: 'written', generation };
  if (answer.kind === 'seen') return afterSight(step, answer.sight, firstGeneration);
  if (answer.kind === 'removed') return refused;
  const nextId = (): Step | End => insertUnderNextId(generation, firstGeneration);
  switch (step.do) {
    case 'insert':
      return answer.by === 'duplicate' ? look(generation, 'taken') : refused;
    case 'look':
      if (answer.by === 'not_found') {
        // Taken and yet not there, or refused and yet not there: the id is burnt.
        const burnt = step.because === 'taken' || step.because === 'refused';
        return burnt ? nextId() : { do: 'insert', generation };
      }
      return answer.by === 'gone' || answer.by === 'forbidden' ? nextId() : refused;
    case 'update':
      return afterRefusedUpdate(step, answer.by, nextId);
    case 'remove':
      return refused;
  }
}

function afterSight(step: Step, { kind, etag }: Sight, firstGeneration: number): Step | End {
  const { generation } = step;
  switch (kind) {
    case 'foreign':
      return insertUnderNextId(generation, firstGeneration);
    case 'newer':
      return { do: 'stop', because: 'newer' };
    case 'cancelled':
      return { do: 'update', generation, ifMatch: etag, restoring: true };
    case 'as_wanted':
      return { do: 'settle', outcome: 'unchanged', generation };
    case 'differs':
      // Not burnt after all: another id would only put a second event beside it.
      if (step.do === 'look' && step.because === 'refused') return notWritable;
      return { do: 'update', generation, ifMatch: etag, restoring: false };
  }
}

function afterRefusedUpdate(
  { generation, restoring }: Extract<Step, { do: 'update' }>,
  by: EventRefusal,
  nextId: () => Step | End,
): Step | End {
  switch (by) {
    case 'precondition':
      return look(generation, 'moved_on');
    case 'not_found':
      return restoring ? nextId() : { do: 'insert', generation };
    case 'gone':
      return restoring ? nextId() : look(generation, 'moved_on');
    case 'forbidden':
      // Google says the same of an event that was purged and of one that may not be written.
      return restoring ? nextId() : look(generation, 'refused');
    case 'duplicate':
    case 'other':
      return refused;
  }
}

function look(generation: number, because: 'taken' | 'moved_on' | 'refused'): Step {
  return { do: 'look', generation, because };
}

function insertUnderNextId(generation: number, firstGeneration: number): Step | End {
  const next = generation + 1;
  if (next - firstGeneration >= idsPerDelivery) return { do: 'stop', because: 'ids_exhausted' };
  return { do: 'insert', generation: next };
}
