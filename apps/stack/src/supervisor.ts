import { setTimeout as pause } from 'node:timers/promises';
import { assertBuilt } from './build.check.js';
import type { Checkout } from './checkout.js';
import type { StackConfig } from './config.js';
import type { DatabaseSource } from './database/database.source.js';
import { embeddedSource } from './database/embedded.source.js';
import { externalSource } from './database/external.source.js';
import { makeDataFolder } from './local-state/local-state.file.js';
import type { Tell } from './postgres/server-user.js';
import { RunningStack } from './running.stack.js';
import { neededScripts, runAsIs, type RunService, startStack } from './start.command.js';
import type { StopRequest } from './stop.request.js';

/** Milliseconds that a start under way gets to notice that it is over. */
const abandonPatience = 2_000;

/**
 * Runs the product until it is asked to stop, or until one of its processes dies.
 *
 * @returns when everything is gone: whether it was stopped gently
 * @throws StartFault why it could not start, or who died
 */
export async function supervise(
  config: StackConfig,
  checkout: Checkout,
  request: StopRequest,
  tell: Tell,
  run: RunService = runAsIs,
): Promise<'drained' | 'cut short'> {
  await assertBuilt(checkout, neededScripts(config));
  if (!config.production) await makeDataFolder(checkout.dataFolder);

  const stack = new RunningStack();
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const { databaseUrl } = config;
  const source: DatabaseSource =
    databaseUrl === undefined
      ? embeddedSource({ checkout, stack, tell, signal })
      : externalSource(databaseUrl);

  const start = startStack({ config, checkout, source, stack, run, signal });
  try {
    await untilTheEnd(start, stack, request, tell);
  } finally {
    over.abort();
    await Promise.race([start.catch(() => undefined), pause(abandonPatience)]);
    void request.insisted.then(() => stack.kill());
    await stack.stop();
    source.release();
  }
  return stack.wasKilled ? 'cut short' : 'drained';
}

async function untilTheEnd(
  start: Promise<string>,
  stack: RunningStack,
  request: StopRequest,
  tell: Tell,
): Promise<void> {
  try {
    const banner = await Promise.race([start, stack.death, request.asked]);
    if (banner === undefined) return;
    tell(banner);
    await Promise.race([stack.death, request.asked]);
  } catch (error) {
    // What fails once a stop is asked for, fails because of it.
    if (!request.signal.aborted) throw error;
  }
}
