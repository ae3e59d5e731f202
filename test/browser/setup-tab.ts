// The second tab of an admin: Setup of the simulated org, clicked as the seven steps say. What is clicked and typed is counted.

import type { Page } from 'playwright-core';

export type AppKind = 'Connected App' | 'External Client App';

export interface Clicked {
  clicks: number;
  fields: number;
}

export class SetupTab {
  readonly page: Page;
  readonly #kind: AppKind;
  readonly counted: Clicked = { clicks: 0, fields: 0 };

  constructor(page: Page, kind: AppKind) {
    this.page = page;
    this.#kind = kind;
  }

  async openForm(loginUrl: string): Promise<void> {
    await this.page.goto(`${loginUrl}/setup`);
    await this.#click('link', `New ${this.#kind}`);
  }

  async fillApp(values: { name: string; email: string; callbackUrl: string }): Promise<void> {
    await this.#type(`${this.#kind} Name`, values.name);
    await this.#type('Contact Email', values.email);
    await this.#check(this.#kind === 'Connected App' ? 'Enable OAuth Settings' : 'Enable OAuth');
    await this.#type('Callback URL', values.callbackUrl);
  }

  /** @param file Null: the box alone is ticked, and the file forgotten. */
  async upload(file: string | null): Promise<void> {
    await this.#check(this.#kind === 'Connected App' ? 'Use digital signatures' : 'Enable JWT Bearer Flow');
    if (file !== null) await this.chooseFile(file);
  }

  async chooseFile(file: string): Promise<void> {
    this.counted.clicks += 1;
    await this.page.getByLabel('Choose File').setInputFiles(file);
  }

  async addScopesAndSave(scopes: readonly string[]): Promise<void> {
    for (const scope of scopes) await this.#check(scope);
    await this.save();
  }

  save(): Promise<void> {
    return this.#click('button', 'Save');
  }

  edit(): Promise<void> {
    return this.#click('link', 'Edit');
  }

  async preauthorize(username: string): Promise<void> {
    await this.#click('link', 'Manage');
    this.counted.clicks += 1;
    await this.page.getByLabel('Permitted Users').selectOption('Admin approved users are pre-authorized');
    await this.#check(`Profile of ${username}`);
    await this.save();
  }

  async consumerKey(): Promise<string> {
    await this.#click('link', 'Manage Consumer Details');
    this.counted.clicks += 1;
    const key = await this.page.locator('#consumer-key').innerText();
    await this.#click('link', 'Back to the app');
    this.counted.clicks -= 1;
    return key;
  }

  async #click(role: 'button' | 'link', name: string): Promise<void> {
    this.counted.clicks += 1;
    await this.page.getByRole(role, { name, exact: true }).click();
  }

  async #check(label: string): Promise<void> {
    this.counted.clicks += 1;
    await this.page.getByLabel(label, { exact: true }).check();
  }

  async #type(label: string, value: string): Promise<void> {
    this.counted.fields += 1;
    await this.page.getByLabel(label, { exact: true }).fill(value);
  }
}
