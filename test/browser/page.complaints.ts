import type { BrowserContext, Page } from 'playwright-core';

/** As a page tells it: which rule of its policy was broken, by what. */
const reporter = `addEventListener('securitypolicyviolation', (event) =>
  tellOfViolation(event.effectiveDirective + ' by ' + (event.blockedURI || 'itself')));`;

/**
 * A browser's own line for a refusal. Who is signed in is asked by one, and whatever is on its way when a
 * session ends becomes one.
 */
const nobodySignedIn = /status of 401 /;

/** Whatever a browser has against the pages that are open in it. */
export class PageComplaints {
  readonly #heard: string[] = [];
  readonly #expected: RegExp[] = [nobodySignedIn];

  /** Before the first page is opened. */
  async listenTo(context: BrowserContext): Promise<void> {
    await context.exposeFunction('tellOfViolation', (words: string) =>
      this.#heard.push(`policy: ${words}`),
    );
    await context.addInitScript({ content: reporter });
    context.on('page', (page) => this.#listen(page));
  }

  /** A complaint that belongs to the test, like the browser's line about a refused request. */
  expect(complaint: RegExp): void {
    this.#expected.push(complaint);
  }

  /** All that nobody expected. */
  get unexpected(): readonly string[] {
    return this.#heard.filter((one) => !this.#expected.some((expected) => expected.test(one)));
  }

  #listen(page: Page): void {
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#heard.push(`console: ${message.text()} ${message.location().url}`);
    });
    page.on('pageerror', (error) => this.#heard.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'no reason';
      // Whoever leaves a page takes its requests along.
      if (reason !== 'net::ERR_ABORTED') this.#heard.push(`request: ${request.url()} ${reason}`);
    });
  }
}
