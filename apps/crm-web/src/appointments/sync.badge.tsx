import { useClock } from '../time/clock.now.js';
import type { Sync } from './sync.words.js';
import { syncWords } from './sync.words.js';
import classes from './sync.badge.module.css';

interface SyncBadgeProps {
  readonly sync: Sync;
  /** Also why it is so, what to do, and a way to the event. Not inside of another link. */
  readonly full?: boolean;
}

/** A dot and words: never the colour alone. */
export function SyncBadge({ sync, full = false }: SyncBadgeProps) {
  const { now, timeZone: zone } = useClock();
  const { tone, words, reason, advice } = syncWords(sync, { now: new Date(now), zone });
  return (
    <span className={classes['badge']} data-tone={tone}>
      <span className={classes['dot']} aria-hidden="true" />
      <span>
        <span className={classes['words']}>{words}</span>
        {full && reason !== null && <span className={classes['reason']}>{reason}</span>}
        {full && advice !== null && <span className={classes['advice']}>{advice}</span>}
        {full && sync.eventUrl !== null && (
          <>
            {reason === null && advice === null && ' · '}
            <a
              className={classes['event']}
              href={sync.eventUrl}
              target="_blank"
              rel="noopener noreferrer"
            >
              Open in Google
            </a>
          </>
        )}
      </span>
    </span>
  );
}
