import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PageComplaints } from './page.complaints.js';

/** What people hold in their hands; more is said beside it: `{ ...phone, ...dark }`. */
export const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} as const satisfies BrowserContextOptions;
export const desktop = {
  viewport: { width: 1280, height: 800 },
} as const satisfies BrowserContextOptions;
export const dark = { colorScheme: 'dark' } as const satisfies BrowserContextOptions;
export const calm = { reducedMotion: 'reduce' } as const satisfies BrowserContextOptions;

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** An agent at the screen, in the words of users. */
export class AgentPage {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
    readonly complaints: PageComplaints,
  ) {}

  /** @param address where crm-api answers, without a final slash */
  static async open(
    browser: Browser,
    address: string,
    options: BrowserContextOptions = desktop,
  ): Promise<AgentPage> {
    const context = await browser.newContext({
      baseURL: address,
      locale: 'en-US',
      timezoneId: 'America/New_York',
      ...options,
    });
    const complaints = new PageComplaints();
    await complaints.listenTo(context);
    return new AgentPage(await context.newPage(), context, complaints);
  }

  /** One more tab of the same browser, closed together with this one. */
  async openTab(path: string): Promise<AgentPage> {
    const tab = new AgentPage(await this.context.newPage(), this.context, this.complaints);
    await tab.goTo(path);
    return tab;
  }

  /** @param path with its query */
  async goTo(path: string): Promise<void> {
    await this.page.goto(path);
  }

  async signUp({ name, email, password }: Person): Promise<void> {
    await this.goTo('/sign-up');
    await this.page.getByLabel(/^Your name/).fill(name);
    await this.#enter(email, password, 'Create the account');
    await this.sees('Agenda');
  }

  /** On the page for it, wherever that leads afterwards. */
  async signIn({ email, password }: Omit<Person, 'name'>): Promise<void> {
    await this.sees('Sign in');
    await this.#enter(email, password, 'Sign in');
  }

  async openAgenda(): Promise<void> {
    await this.#choose('Agenda');
  }

  async openContacts(): Promise<void> {
    await this.#choose('Contacts');
  }

  async openSettings(): Promise<void> {
    await this.#choose('Settings');
  }

  /** Waits for the page with this heading. */
  async sees(heading: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** The path and query in the address bar. */
  get place(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  /** @throws when the browser had anything against the pages that the test did not expect */
  async close(): Promise<void> {
    await this.context.close();
    const { unexpected } = this.complaints;
    if (unexpected.length > 0) throw new Error(`the browser complains:\n${unexpected.join('\n')}`);
  }

  async #choose(place: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByText(place).click();
    await this.sees(place);
  }

  async #enter(email: string, password: string, action: string): Promise<void> {
    await this.page.getByLabel(/^E-mail/).fill(email);
    await this.page.getByRole('textbox', { name: /^Password/ }).fill(password);
    await this.page.getByRole('button', { name: action }).click();
  }
}
