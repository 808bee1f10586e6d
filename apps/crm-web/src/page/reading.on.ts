import { useLayoutEffect, useRef } from 'react';
import { isAtHome } from './focus.keeper.js';

interface Asked<Known> {
  readonly pressed: Element | null;
  readonly known: Known;
}

/**
 * For a button that asks for more: whoever pressed it reads on at the first of what came.
 *
 * @param known how far what is shown goes, or how much it is
 * @param firstNew of what is beyond what was known before
 * @returns to be called when it is pressed
 */
export function useReadingOn<Known extends string | number>(
  known: Known,
  firstNew: (before: Known) => HTMLElement | null | undefined,
): () => void {
  const asked = useRef<Asked<Known>>(undefined);
  // After each drawing: what is waited for may come in any of them.
  useLayoutEffect(() => {
    if (asked.current === undefined || asked.current.known === known) return;
    const { pressed, known: before } = asked.current;
    asked.current = undefined;
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === pressed || isAtHome()) firstNew(before)?.focus();
  });
  return () => {
    asked.current = { known, pressed: document.activeElement };
  };
}
