import { setTimeout as pause } from 'node:timers/promises';
import { StartFault } from '../start.fault.js';

/** Milliseconds: between two looks, for one answer, for all of it. */
const patience = { pause: 50, answer: 2_000, start: 60_000 };

/**
 * Waits until a service says that it can work.
 *
 * @param address without a final slash
 * @throws StartFault after a minute
 */
export async function waitUntilHealthy(
  name: string,
  address: string,
  signal: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + patience.start;
  let last = 'no answer';
  while (Date.now() < deadline) {
    last = await look(`${address}/health/ready`, signal);
    if (last === 'ready') return;
    await pause(patience.pause, undefined, { signal });
  }
  throw new StartFault(
    'service_not_ready',
    `${name} is not ready after ${patience.start / 1000} s (${last} from ${address}/health/ready): ` +
      'its log above says why.',
  );
}

async function look(url: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience.answer)]),
    });
    await response.body?.cancel();
    return response.status === 200 ? 'ready' : `status ${response.status}`;
  } catch {
    signal.throwIfAborted();
    return 'no answer';
  }
}
