/**
 * closed   nobody looks
 * opening  a stream was asked for; the browser itself tries again while the network is away
 * open     events come
 * resting  the browser gave up; the next try is planned
 */
export type StreamPhase = 'closed' | 'opening' | 'open' | 'resting';

export interface StreamState {
  readonly phase: StreamPhase;
  /** Tries in a row that the server answered with no stream. */
  readonly failures: number;
}

/**
 * looked      the page is shown, or the network is back
 * left        nobody has looked for a while, or the page is put away
 * opened      the stream stands
 * interrupted the browser lost it and tries again by itself
 * refused     the server answered with something else: the browser does not try again
 * rested      it is time for the next try
 */
export type StreamHappening = 'looked' | 'left' | 'opened' | 'interrupted' | 'refused' | 'rested';

export type StreamDeed =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** Asks who is signed in, and tries again then. @property afterMs at most */
  | { readonly kind: 'rest'; readonly upToMs: number };

export const beforeAnyLook: StreamState = { phase: 'closed', failures: 0 };

const firstRestMs = 2_000;
const longestRestMs = 60_000;

export const restAfter = (failures: number): number =>
  Math.min(longestRestMs, firstRestMs * 2 ** (failures - 1));

/** What becomes of the stream, and what is to be done for it. */
export function step(
  state: StreamState,
  happening: StreamHappening,
): { readonly state: StreamState; readonly deed?: StreamDeed } {
  switch (happening) {
    case 'looked':
    case 'rested': {
      const isPlanned = happening === 'looked' || state.phase === 'resting';
      if (!isPlanned || state.phase === 'opening' || state.phase === 'open') return { state };
      return { state: { ...state, phase: 'opening' }, deed: { kind: 'open' } };
    }
    case 'left':
      return { state: beforeAnyLook, deed: { kind: 'close' } };
    case 'opened':
      return state.phase === 'closed' ? { state } : { state: { phase: 'open', failures: 0 } };
    case 'interrupted':
      return state.phase === 'open' ? { state: { ...state, phase: 'opening' } } : { state };
    case 'refused': {
      if (state.phase === 'closed') return { state };
      const failures = state.failures + 1;
      return {
        state: { phase: 'resting', failures },
        deed: { kind: 'rest', upToMs: restAfter(failures) },
      };
    }
  }
}
