import type { Page } from 'playwright-core';
import { eventually } from '#test/eventually.js';

/** How many movements run that will end by themselves. */
const moving = `document.getAnimations().filter(
  ({ playState, effect }) =>
    playState === 'running' && effect.getComputedTiming().endTime !== Infinity,
).length`;

/** Waits until nothing moves any more but what always does. */
export async function isAtRest(page: Page): Promise<void> {
  // `waitForFunction` evaluates a string in the page, which its policy refuses.
  await eventually(async () => {
    const count = await page.evaluate<number>(moving);
    if (count > 0) throw new Error(`${count} movements have not come to an end`);
  });
}
