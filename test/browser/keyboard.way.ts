import type { Locator, Page } from 'playwright-core';

/** More than there is to come by on any page. */
const patience = 80;

/** Goes on with Tab, as somebody without a pointer does. @throws when it cannot be reached so */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < patience; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page, target).count()) > 0) return;
  }
  throw new Error(`Tab does not come to ${String(target)}`);
}

/** Waits until it has the focus. */
export async function isFocused(page: Page, target: Locator): Promise<void> {
  await focused(page, target).waitFor();
}

const focused = (page: Page, target: Locator): Locator => target.and(page.locator(':focus'));
