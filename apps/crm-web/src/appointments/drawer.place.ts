import { useRouter } from '@tanstack/react-router';
import { useRef } from 'react';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The drawer was opened from a page of ours: going back leads there. */
    overPage?: true;
  }
}

/** For links that open the drawer over the page on which they stand. */
export const overPage = { overPage: true } as const;

/**
 * Closes the drawer: back to the page it was opened from; where there is none (a kept link, a
 * reload after signing in), the page behind it.
 */
export function useDrawerClosing(): () => void {
  const router = useRouter();
  // Pressed twice, it still goes back once: the address changes only a moment later.
  const left = useRef<unknown>(null);
  return () => {
    if (left.current === router.state.location) return;
    left.current = router.state.location;
    if (router.state.location.state.overPage === true) {
      router.history.back();
      return;
    }
    void router.navigate({
      to: '.',
      search: ({ appointment, new: begun, ...search }) => search,
      replace: true,
      resetScroll: false,
    });
  };
}
