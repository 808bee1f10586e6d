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
  return useSyncExternalStore(watchMinutes, clockNow);
}

let clock: Clock | undefined;

function clockNow(): Clock {
  const now = Math.floor(Date.now() / minute) * minute;
  if (clock?.now !== now) {
    // Asked each minute: people travel.
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    clock = { now, timeZone, today: dayOf(now, timeZone) };
  }
  return clock;
}

/** Everything that shows the time, by one timer: a page has hundreds of rows. */
const watching = new Set<() => void>();
let stop: (() => void) | undefined;

function watchMinutes(changed: () => void): () => void {
  watching.add(changed);
  stop ??= tickEachMinute();
  return () => {
    watching.delete(changed);
    if (watching.size > 0) return;
    stop?.();
    stop = undefined;
  };
}

function tickEachMinute(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const plan = (): void => {
    timer = setTimeout(tick, minute - (Date.now() % minute));
  };
  const tick = (): void => {
    clearTimeout(timer);
    for (const changed of watching) changed();
    plan();
  };
  plan();
  // Timers stand still in a page that nobody sees.
  const end = new AbortController();
  document.addEventListener('visibilitychange', tick, { signal: end.signal });
  window.addEventListener('pageshow', tick, { signal: end.signal });
  return () => {
    clearTimeout(timer);
    end.abort();
  };
}
