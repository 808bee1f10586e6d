import { useElementScrollRestoration } from '@tanstack/react-router';
import { type RefObject, useLayoutEffect, useState } from 'react';

const ofWindow = { getElement: () => window };

/**
 * Scrolls no further than it takes to see it, once it is wanted, and before anybody sees it elsewhere.
 * Whoever comes back to this place finds it as they left it.
 */
export function useBroughtIntoView(
  element: RefObject<HTMLElement | null>,
  isWanted: boolean,
): void {
  const left = useElementScrollRestoration(ofWindow);
  const [isNew] = useState(left === undefined);
  useLayoutEffect(() => {
    if (!isWanted || !isNew) return undefined;
    const bring = (): void => element.current?.scrollIntoView({ block: 'nearest' });
    bring();
    // On a page that was just opened, the router scrolls to the top meanwhile.
    const frame = requestAnimationFrame(bring);
    return () => cancelAnimationFrame(frame);
  }, [element, isWanted, isNew]);
}
