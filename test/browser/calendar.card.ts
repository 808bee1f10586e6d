import type { Locator, Page } from 'playwright-core';

/** The browser's; tests are compiled for Node. */
declare const getComputedStyle: (element: unknown) => { readonly color: string };

/** The Calendar Sync card in the settings. */
export class CalendarCard {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('region', { name: 'Calendar Sync', exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  /** The words beside Google Calendar. */
  badge(words: string): Locator {
    return this.root.getByText(words, { exact: true });
  }

  async says(words: string | RegExp): Promise<void> {
    await this.root.getByText(words).waitFor();
  }
}

/** Red, green and blue of a text, 0 to 255. */
export async function inkOf(text: Locator): Promise<readonly [number, number, number]> {
  const color = await text.evaluate((element) => getComputedStyle(element).color);
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}
