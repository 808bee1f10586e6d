import { setTimeout as pause } from 'node:timers/promises';
import { describeError } from '#shared/logging/index.js';
import { assertBuilt } from '../build.check.js';
import type { Checkout } from '../checkout.js';
import { serviceScripts } from '../children/service.definitions.js';
import { explainFileError } from '../start.fault.js';
import type { StopRequest } from '../stop.request.js';
import { Agent } from './agent.js';
import { Browser } from './browser.js';
import { agent } from './cast.js';
import type { DemoConfig } from './config.js';
import { type DemoAddresses, DemoProduct } from './demo.product.js';
import { GoogleCalendar } from './google.calendar.js';
import type { Narrator } from './narrator.js';
import { OwnerView } from './owner.view.js';
import { Stage, StoryBroken } from './stage.js';
import { tellTheStory } from './story.js';

/** Milliseconds in which a death is heard of. */
const hearsay = 200;

export type Ending = 'told' | 'broken' | 'ended early';

/**
 * Starts the product, tells the story, and leaves nothing behind, however it ends.
 * @throws StartFault when there is nothing to start
 */
export async function runDemo(
  checkout: Checkout,
  config: DemoConfig,
  narrator: Narrator,
  request: StopRequest,
): Promise<Ending> {
  await assertBuilt(checkout, Object.values(serviceScripts));
  const over = new AbortController();
  const signal = AbortSignal.any([request.signal, over.signal]);
  const product = new DemoProduct(checkout, config.forProcesses, signal);
  const telling = tell(product, narrator, signal);
  try {
    await Promise.race([telling, product.death]);
    return 'told';
  } catch (error) {
    if (request.signal.aborted) return 'ended early';
    const death = await deathOf(product);
    // Nothing more is told from here on.
    over.abort();
    await telling.catch(() => undefined);
    sayWhy(death ?? error, product, narrator);
    return 'broken';
  } finally {
    over.abort();
    await telling.catch(() => undefined);
    void request.insisted.then(() => product.kill());
    await product.stop();
  }
}

async function tell(product: DemoProduct, narrator: Narrator, signal: AbortSignal): Promise<void> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1000;
  narrator.title();
  const addresses = await product.start();
  narrator.opening({ seconds: seconds(), ...addresses });

  const stage = setStage(product, addresses, narrator, signal);
  await tellTheStory(stage);
  const calls = (await stage.google.calls()).length;
  narrator.summary({ ...stage.told, calls, seconds: seconds() });
}

function setStage(
  product: DemoProduct,
  { alt, google, ownerUrl }: DemoAddresses,
  narrator: Narrator,
  signal: AbortSignal,
): Stage {
  const browser = new Browser(signal);
  return new Stage(
    new Agent(browser, alt),
    new GoogleCalendar(browser, google, agent.google),
    new OwnerView(ownerUrl),
    {
      crash: () => product.crash('calendar-sync'),
      restart: () => product.startService('calendar-sync'),
    },
    narrator,
    signal,
  );
}

/** A call that failed may be the first sign of a death; that itself is heard a moment later. */
async function deathOf(product: DemoProduct): Promise<unknown> {
  return Promise.race([product.death.catch((death: unknown) => death), pause(hearsay)]);
}

function sayWhy(error: unknown, product: DemoProduct, narrator: Narrator): void {
  // A claim that does not hold was told where it stands.
  const wasTold = error instanceof StoryBroken;
  if (!wasTold) narrator.broken(describeError(explainFileError(error)).message);
  for (const { name, lines } of product.lastWords()) narrator.lastWords(name, lines);
  narrator.unfinished();
}
