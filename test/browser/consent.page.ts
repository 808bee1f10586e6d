import type { Page } from 'playwright-core';

/** Google's page with the account picker and the permissions, as a person clicks through it. */
export class ConsentPage {
  constructor(private readonly page: Page) {}

  async isShown(): Promise<void> {
    await this.page
      .getByRole('heading', { name: / wants access to your Google Account$/ })
      .waitFor();
  }

  /** An account that this browser does not know yet. */
  async enter(email: string): Promise<void> {
    await this.isShown();
    await this.page.getByRole('textbox', { name: /email|another account/i }).fill(email);
  }

  /** One of those that the picker offers. */
  async choose(email: string): Promise<void> {
    await this.isShown();
    await this.page.getByRole('radio', { name: email }).check();
  }

  async untick(permission: RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name: permission }).uncheck();
  }

  async continue(): Promise<void> {
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async cancel(): Promise<void> {
    await this.page.getByRole('button', { name: 'Cancel' }).click();
  }
}
