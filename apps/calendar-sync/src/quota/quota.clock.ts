/** A monotonic clock in milliseconds. Injected, so that a test decides what time it is. */
export interface Clock {
  now(): number;
  /** Runs `work` once, `delayMs` from now; the answer calls it off. */
  after(delayMs: number, work: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves when the time has passed; rejects as soon as `signal` is aborted. */
export async function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      callOff();
      reject(signal.reason as Error);
    };
    const callOff = clock.after(delayMs, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, { once: true });
  });
}
