import type { Browser, BrowserContextOptions } from 'playwright-core';
import { AgentPage } from '#test/browser/agent.page.js';
import { AppointmentDrawer } from '#test/browser/appointment.drawer.js';
import { openBrowser } from '#test/browser/browser.opener.js';
import { GoogleControl } from '../google.control.js';
import { SyncedAgent } from '../peers/synced.agent.js';
import { Product } from '../product.js';

/** The product as it is built, Google's stand-in, and a browser in which people use both. */
export class WebWorld {
  readonly #open = new Set<AgentPage>();
  product!: Product;
  google!: GoogleControl;
  #chromium!: Browser;

  /** Before anything else. */
  async start(): Promise<void> {
    [this.product, this.#chromium] = await Promise.all([Product.start(), openBrowser()]);
    this.google = new GoogleControl(this.product.sandbox.address);
  }

  /** Somebody with an account in ALT and a client, but no calendar yet. */
  async agent(name: string): Promise<SyncedAgent> {
    return SyncedAgent.signUp(this.product, this.google, name);
  }

  /** The same, connected. */
  async connectedAgent(name: string): Promise<SyncedAgent> {
    const agent = await this.agent(name);
    await this.connect(agent);
    return agent;
  }

  /** As if they had done it before: next time Google asks them again. */
  async connect(agent: SyncedAgent): Promise<void> {
    await agent.connect();
    await this.google.consent({ email: agent.account, decision: 'ask' });
  }

  /** A browser that knows nobody. */
  async open(options?: BrowserContextOptions): Promise<AgentPage> {
    const page = await AgentPage.open(this.#chromium, this.product.crmApi.address, options);
    this.#open.add(page);
    return page;
  }

  /** One in which this agent is signed in already; undefined: nobody is. */
  async openAs(
    agent: SyncedAgent | undefined,
    path: string,
    options?: BrowserContextOptions,
  ): Promise<AgentPage> {
    const page = await this.open(options);
    const cookies = [...(agent?.client.browser.cookies ?? [])];
    const url = this.product.crmApi.address;
    await page.context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
    await page.goTo(path);
    return page;
  }

  /** At an appointment’s open drawer, with a title that is typed and not saved. */
  async openTyping(agent: SyncedAgent, title: string): Promise<[AgentPage, AppointmentDrawer]> {
    const { id } = await agent.make('Tour');
    const page = await this.openAs(agent, `/contacts/${agent.contactId}?appointment=${id}`);
    const drawer = new AppointmentDrawer(page.page);
    await drawer.fillIn({ Title: title });
    return [page, drawer];
  }

  /** After each test. @throws what a browser had against the pages that were open in it */
  async closePages(): Promise<void> {
    const pages = [...this.#open];
    this.#open.clear();
    await Promise.all(pages.map((page) => page.close()));
  }

  async stop(): Promise<void> {
    await this.#chromium.close();
    await this.product.stop();
  }
}
