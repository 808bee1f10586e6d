import type { Sight } from './event.sight.js';

/**
 * Why an event is looked at before anything is written.
 *
 * link      it may be as wanted already, or we do not know its state well enough to write
 * taken     an insert found its id taken
 * moved_on  it is not as it was when we last saw it
 * refused   Google refused a write without saying why
 */
export type LookReason = 'link' | 'taken' | 'moved_on' | 'refused';

/** One call to Google, on the event of the given generation. */
export type Step =
  | { readonly do: 'insert'; readonly generation: number }
  | { readonly do: 'look'; readonly generation: number; readonly because: LookReason }
  | {
      readonly do: 'update';
      readonly generation: number;
      readonly ifMatch: string;
      /** It was seen as deleted; this write brings it back. */
      readonly restoring: boolean;
    }
  /** `ifMatch` null: whatever its state is. */
  | { readonly do: 'remove'; readonly generation: number; readonly ifMatch: string | null };

/** Refusals that say something of the event, and so lead on. */
export const eventRefusals = [
  'duplicate',
  'not_found',
  'gone',
  'forbidden',
  'precondition',
] as const;

/** `other`: nothing that another call could mend. */
export type EventRefusal = (typeof eventRefusals)[number] | 'other';

/** What came of a step. */
export type Answer =
  | { readonly kind: 'written' }
  | { readonly kind: 'removed' }
  | { readonly kind: 'seen'; readonly sight: Sight }
  | { readonly kind: 'refused'; readonly by: EventRefusal };

export type StopReason = 'newer' | 'not_writable' | 'ids_exhausted' | 'refused';

/**
 * The end of a delivery.
 *
 * written, unchanged, removed   Google has what is wanted, on the event of that generation
 * newer                         a newer version stands there: nothing was written
 * not_writable                  ours and there, yet Google would not have it written
 * ids_exhausted                 one id after the other turned out to be burnt
 * refused                       the last answer is nothing that another call could mend
 */
export type End =
  | {
      readonly do: 'settle';
      readonly outcome: 'written' | 'unchanged' | 'removed';
      readonly generation: number;
    }
  | { readonly do: 'stop'; readonly because: StopReason };

/** Ids that one delivery tries before it gives up. */
export const idsPerDelivery = 5;

export const notWritable: End = { do: 'stop', because: 'not_writable' };
export const refused: End = { do: 'stop', because: 'refused' };
