import { AsyncLocalStorage } from 'node:async_hooks';
import { syncBuiltinESMExports } from 'node:module';
import timersPromises from 'node:timers/promises';
import type { SimulatedProcess } from './simulated.process.js';

/**
 * Puts virtual time and a virtual network under the product's code, for code that runs in a
 * simulated process; everybody else keeps the real ones. Import it before anything of the
 * product: some of it takes hold of `fetch` while it is loaded.
 */
export interface Surroundings {
  readonly process: SimulatedProcess;
  fetch(input: string | URL | Request, init: RequestInit | undefined): Promise<Response>;
  /** The delivery that runs, if one does: whose version a call carries. */
  readonly delivery?: {
    readonly appointmentId: string;
    readonly agentId: string;
    readonly version: number;
    readonly attempt: number;
  };
}

const surroundings = new AsyncLocalStorage<Surroundings>();

export function here(): Surroundings | undefined {
  return surroundings.getStore();
}

export function inside<Result>(place: Surroundings, run: () => Result): Result {
  return surroundings.run(place, run);
}

/** For what is real: sockets to PostgreSQL, the sandbox's own code. */
export function outside<Result>(run: () => Result): Result {
  return surroundings.exit(run);
}

const real = {
  now: Date.now,
  monotonic: performance.now.bind(performance),
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  timeoutSignal: AbortSignal.timeout.bind(AbortSignal),
  pause: timersPromises.setTimeout,
  fetch: globalThis.fetch,
};

export const realPause = real.pause;

class VirtualTimer {
  constructor(private readonly scheduled: { cancel(): void }) {}
  cancel(): void {
    this.scheduled.cancel();
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
}

function startTimer(place: Surroundings, run: () => void, delayMs = 0): VirtualTimer {
  const { process } = place;
  return new VirtualTimer(process.world.after(delayMs, 'timer', process, () => inside(place, run)));
}

const RealDate = Date;

class PlaceDate extends RealDate {
  constructor(...parts: readonly unknown[]) {
    if (parts.length === 0) super(PlaceDate.now());
    else super(...(parts as [number]));
  }
  static override now(): number {
    return here()?.process.wallMs() ?? real.now.call(RealDate);
  }
}

Object.assign(globalThis, {
  Date: PlaceDate,
  setTimeout: (run: (...given: unknown[]) => void, delayMs?: number, ...given: unknown[]) => {
    const place = here();
    if (place === undefined) return real.setTimeout(run, delayMs, ...given);
    return startTimer(place, () => run(...given), delayMs);
  },
  clearTimeout: (timer: unknown) => {
    if (timer instanceof VirtualTimer) timer.cancel();
    else real.clearTimeout(timer as NodeJS.Timeout);
  },
  fetch: (input: string | URL | Request, init?: RequestInit) =>
    here()?.fetch(input, init) ?? real.fetch(input, init),
});
Object.assign(performance, {
  now: () => here()?.process.monotonicMs() ?? real.monotonic(),
});
Object.assign(AbortSignal, {
  timeout: (delayMs: number) => {
    const place = here();
    if (place === undefined) return real.timeoutSignal(delayMs);
    const controller = new AbortController();
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    startTimer(place, () => controller.abort(reason), delayMs);
    return controller.signal;
  },
});
Object.assign(timersPromises, {
  setTimeout: async (delayMs: number, value: unknown, options?: { signal?: AbortSignal }) => {
    const place = here();
    if (place === undefined) return real.pause(delayMs, value, options);
    const { signal } = options ?? {};
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const timer = startTimer(place, () => resolve(value), delayMs);
      signal?.addEventListener('abort', () => {
        timer.cancel();
        reject(signal.reason as Error);
      });
    });
  },
});
syncBuiltinESMExports();
