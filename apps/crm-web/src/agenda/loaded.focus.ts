import { type RefObject, useEffect, useRef } from 'react';
import { focusPage } from '../app/page.focus.js';

export interface LoadedFocus {
  /** Of a button. Where nothing new came, the focus goes to this one, if it is there. */
  readonly nextRef: RefObject<HTMLButtonElement | null>;
  /** To be called when something is pressed that asks for more. */
  readonly begin: () => void;
}

interface Asked {
  readonly pressed: Element | null;
  /** The last day that was there before. */
  readonly until: string;
}

/**
 * The button that asks for more gives way to what it brings: the focus goes on there, to the first
 * new day.
 *
 * @param until the last day that is known
 */
export function useFocusOnLoaded(isWaiting: boolean, until: string): LoadedFocus {
  const nextRef = useRef<HTMLButtonElement>(null);
  const asked = useRef<Asked>(undefined);
  // After each drawing: what is waited for may come in any of them.
  useEffect(() => {
    if (asked.current === undefined || isWaiting) return;
    const { pressed, until: before } = asked.current;
    if (pressed?.isConnected === true) return;
    asked.current = undefined;
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement !== document.body) return;
    const headings = document.querySelectorAll<HTMLElement>('#content h2[id^="day-"]');
    const target = [...headings].find(({ id }) => id > `day-${before}`) ?? nextRef.current;
    if (target === null) focusPage();
    else target.focus();
  });
  const begin = (): void => {
    asked.current = { pressed: document.activeElement, until };
  };
  return { nextRef, begin };
}
