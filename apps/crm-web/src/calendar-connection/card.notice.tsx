import classes from './card.module.css';
import type { OutcomeNotice } from './connect.outcome.js';

/** What just happened. Both regions are always there: one that comes with its words is often not read. */
export function CardNotice({ notice }: { readonly notice: OutcomeNotice | undefined }) {
  const quiet = notice?.isUrgent === false ? notice.words : null;
  const urgent = notice?.isUrgent === true ? notice.words : null;
  return (
    <>
      <div role="status">
        {quiet !== null && <p className={`${classes['notice']} ${classes['went']}`}>{quiet}</p>}
      </div>
      <div role="alert">
        {urgent !== null && <p className={`${classes['notice']} ${classes['failed']}`}>{urgent}</p>}
      </div>
    </>
  );
}
