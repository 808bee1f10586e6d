import type { Locator, Page } from 'playwright-core';

/** By the words at the fields; times as `14:30`, dates as `2027-03-10`. */
export interface DrawerFields {
  readonly Kind?: string;
  readonly Title?: string;
  readonly Date?: string;
  readonly Start?: string;
  readonly End?: string;
  readonly 'First day'?: string;
  readonly 'Last day'?: string;
  readonly Place?: string;
  readonly Notes?: string;
}

/** The form in which an appointment is made, looked at and changed. */
export class AppointmentDrawer {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole('dialog', { name: /^(New a|A)ppointment$/ });
  }

  field(label: string): Locator {
    return this.root.getByLabel(label, { exact: true });
  }

  button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }

  async fillIn({ Kind, ...fields }: DrawerFields): Promise<void> {
    if (Kind !== undefined) await this.root.getByRole('radio', { name: Kind }).check();
    for (const [label, text] of Object.entries(fields)) await this.field(label).fill(text);
  }

  /** Until it is saved: then the drawer closes by itself. */
  async save(): Promise<void> {
    await this.button('Save').click();
    await this.isClosed();
  }

  async isClosed(): Promise<void> {
    await this.root.waitFor({ state: 'detached' });
  }

  async says(words: string | RegExp): Promise<void> {
    await this.root.getByText(words).waitFor();
  }
}
