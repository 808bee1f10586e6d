import { Notice } from '../page/notice.js';
import type { OutcomeNotice } from './connect.outcome.js';

/** What just happened. Both regions are always there: one that comes with its words is often not read. */
export function CardNotice({ notice }: { readonly notice: OutcomeNotice | undefined }) {
  const words = notice !== undefined && <Notice tone={notice.tone}>{notice.words}</Notice>;
  const isUrgent = notice?.tone === 'bad';
  return (
    <>
      <div role="status">{!isUrgent && words}</div>
      <div role="alert">{isUrgent && words}</div>
    </>
  );
}
