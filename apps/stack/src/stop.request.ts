/** Who wants us to stop, and how badly. */
export interface StopRequest {
  /** Aborted by the first request. */
  readonly signal: AbortSignal;
  /** Resolves with the first request. */
  readonly asked: Promise<void>;
  /** Resolves with a second one, which is not an echo of the first. */
  readonly insisted: Promise<void>;
  /** Stops as if a signal had come. */
  readonly ask: () => void;
}

/**
 * Milliseconds within which a further signal is the same one again. On Ctrl-C the terminal
 * signals the whole group, and npm passes on to us what it got itself.
 */
export const echoMs = 700;

/** @param now milliseconds of a clock that only runs forward */
export function createStopRequest(now: () => number): StopRequest {
  const controller = new AbortController();
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let firstAt: number | undefined;
  return {
    signal: controller.signal,
    asked: first.promise,
    insisted: second.promise,
    ask: () => {
      if (firstAt === undefined) {
        firstAt = now();
        controller.abort();
        first.resolve();
      } else if (now() - firstAt > echoMs) {
        second.resolve();
      }
    },
  };
}

/** @param underNpm the end of npm, our parent, is ours as well */
export function listenForStop(request: StopRequest, underNpm: boolean): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, request.ask);
  // Whoever read our output is gone: nobody is there to see more of it, or to press Ctrl-C.
  process.stdout.on('error', request.ask);
  process.stderr.on('error', request.ask);
  if (underNpm) watchParent(process.ppid, request);
}

/** npm signals its shell alone, which may end without passing it on: we would run for ever. */
function watchParent(parent: number, request: StopRequest): void {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    request.ask();
  }, 250);
  timer.unref();
}
