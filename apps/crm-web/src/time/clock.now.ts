import { useSyncExternalStore } from 'react';
import { dayOf } from './zone.days.js';

const minute = 60_000;

/** Now and where, for a person who looks at this page. */
export interface Clock {
  /** To the minute. */
  readonly now: number;
  readonly timeZone: string;
  readonly today: string;
}

/** Draws anew when a minute is over: so at midnight, too, and after a phone was asleep. */
export function useClock(): Clock {
  const now = useSyncExternalStore(watchMinutes, minuteNow);
  // Asked each time: people travel.
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return { now, timeZone, today: dayOf(now, timeZone) };
}

function minuteNow(): number {
  return Math.floor(Date.now() / minute) * minute;
}

function watchMinutes(changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const tick = (): void => {
    clearTimeout(timer);
    changed();
    timer = setTimeout(tick, minute - (Date.now() % minute));
  };
  timer = setTimeout(tick, minute - (Date.now() % minute));
  // Timers stand still in a page that nobody sees.
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('pageshow', tick);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tick);
    window.removeEventListener('pageshow', tick);
  };
}
