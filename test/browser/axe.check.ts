import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '#test/eventually.js';
import { desktop, phone } from './agent.page.js';
import { isAtRest } from './page.rest.js';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const colours = { runOnly: ['color-contrast'] };

/** In how many ways a page is looked at. Colours are all that the schemes differ in. */
const looks = [
  { name: 'desktop, light', ...desktop, colorScheme: 'light', options: {} },
  { name: 'desktop, dark', ...desktop, colorScheme: 'dark', options: colours },
  { name: 'phone, dark', viewport: phone.viewport, colorScheme: 'dark', options: {} },
  { name: 'phone, light', viewport: phone.viewport, colorScheme: 'light', options: colours },
] as const;

/** What stands in the way of people who use the page otherwise, as axe finds it; best none. */
export async function barriersOn(page: Page, options: object = {}): Promise<string[]> {
  // By the debugging protocol: the page's policy lets no script in, and stays as it is.
  await page.evaluate(await axe);
  const run = `axe.run(${JSON.stringify(options)})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** The same in a small and in a large window, in light and in dark. */
export async function barriersInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { name, viewport, colorScheme, options } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await eventually(async () => {
      const shown = await page.evaluate('document.documentElement.dataset.mantineColorScheme');
      expect(shown).toBe(colorScheme);
    });
    await isAtRest(page);
    const barriers = await barriersOn(page, options);
    found.push(...barriers.map((barrier) => `${name}: ${barrier}`));
  }
  return found;
}
