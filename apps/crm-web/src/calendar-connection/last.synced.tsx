import { ago, exactly } from './moment.words.js';

/** When Google last took something. The exact time is there for who asks, by pointer or by ear. */
export function LastSynced({ at, now }: { readonly at: string | null; readonly now: Date }) {
  if (at === null) return <span>Nothing synced yet</span>;
  const moment = new Date(at);
  const exact = exactly(moment);
  return (
    <time dateTime={at} title={exact}>
      Last synced {ago(moment, now)}
      <span className="only-screen-reader"> ({exact})</span>
    </time>
  );
}
