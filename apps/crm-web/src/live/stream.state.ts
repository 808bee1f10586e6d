/**
 * closed      nobody looks
 * opening     a stream was asked for
 * open        events come
 * interrupted it was lost; the browser tries again by itself
 * resting     the browser gave up; the next try is planned
 */
export type StreamPhase = 'closed' | 'opening' | 'open' | 'interrupted' | 'resting';

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
 * silent      nothing was heard for so long that the connection must be dead
 * refused     the server answered with something else: the browser does not try again
 * rested      it is time for the next try
 */
export type StreamHappening =
  'looked' | 'left' | 'opened' | 'interrupted' | 'silent' | 'refused' | 'rested';

export type StreamDeed =
  /** In the place of one that was asked for before. */
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** Asks who is signed in, and tries again then. @property upToMs at most */
  | { readonly kind: 'rest'; readonly upToMs: number };

export const beforeAnyLook: StreamState = { phase: 'closed', failures: 0 };

const firstRestMs = 2_000;
const longestRestMs = 60_000;

export const restAfter = (failures: number): number =>
  Math.min(longestRestMs, firstRestMs * 2 ** (failures - 1));

/** In these phases it is worth asking for a stream, where in others one is there or unwanted. */
const opensAt: Partial<Record<StreamHappening, readonly StreamPhase[]>> = {
  // The browser may have been told to stay away for a minute, or wait for a network that is back.
  looked: ['closed', 'interrupted', 'resting'],
  silent: ['opening', 'open', 'interrupted'],
  rested: ['resting'],
};

/** What becomes of the stream, and what is to be done for it. */
export function step(
  state: StreamState,
  happening: StreamHappening,
): { readonly state: StreamState; readonly deed?: StreamDeed } {
  switch (happening) {
    case 'looked':
    case 'silent':
    case 'rested':
      if (opensAt[happening]?.includes(state.phase) !== true) return { state };
      return { state: { ...state, phase: 'opening' }, deed: { kind: 'open' } };
    case 'left':
      return { state: beforeAnyLook, deed: { kind: 'close' } };
    case 'opened':
      return state.phase === 'closed' ? { state } : { state: { phase: 'open', failures: 0 } };
    case 'interrupted':
      return state.phase === 'open' || state.phase === 'opening'
        ? { state: { ...state, phase: 'interrupted' } }
        : { state };
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
