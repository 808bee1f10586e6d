import { useElementScrollRestoration } from '@tanstack/react-router';
import { type RefObject, useEffect, useState } from 'react';

const ofWindow = { getElement: () => window };

/**
 * Scrolls no further than it takes to see it, once it is wanted. Whoever comes back to this place
 * finds it as they left it.
 */
export function useBroughtIntoView(
  element: RefObject<HTMLElement | null>,
  isWanted: boolean,
): void {
  const left = useElementScrollRestoration(ofWindow);
  const [isNew] = useState(left === undefined);
  useEffect(() => {
    if (!isWanted || !isNew) return undefined;
    // The router scrolls to the top first.
    const frame = requestAnimationFrame(() =>
      element.current?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [element, isWanted, isNew]);
}
