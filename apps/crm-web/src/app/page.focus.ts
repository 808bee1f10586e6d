import { useEffect } from 'react';

/**
 * The focus goes to the page's heading, from where one reads on: for whatever takes away the element
 * that has it, or that it should go back to.
 */
export function focusPage(): void {
  document.querySelector<HTMLElement>('#content h1')?.focus({ preventScroll: true });
}

/**
 * For what opens over a page and goes without telling anybody: the focus goes back to where it was
 * before, or, where that is gone as well, to the page.
 */
export function useFocusGivenBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      // What was deleted in it leaves its list in this very moment, or in the next one.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before !== document.body && before.isConnected)
          before.focus({ preventScroll: true });
        else focusPage();
      });
    };
  }, []);
}
