// The way of an admin from New Connection to the green message, with Setup of the simulated org in the second tab: what the seven
// steps say is done, with the values that they show.

import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Hands } from './hands.ts';
import type { BrowserScene } from './scene.ts';
import { type WalkLanguage, walkWords } from './walk-words.ts';

export type AppKind = 'Connected App' | 'External Client App';

interface WalkOptions {
  scene: BrowserScene;
  hands: Hands;
  kind: AppKind;
  /** Of the pages; Setup speaks English. */
  language?: WalkLanguage;
  /** Looks at a page before it is left. */
  saw?(what: string, page: Page): Promise<void>;
}

export class FirstWalk {
  readonly #options: WalkOptions;
  readonly page: Page;
  readonly setup: Page;

  /** @param page Latchkey, signed in. */
  static async open(page: Page, options: WalkOptions): Promise<FirstWalk> {
    return new FirstWalk(page, await page.context().newPage(), options);
  }

  private constructor(page: Page, setup: Page, options: WalkOptions) {
    this.page = page;
    this.setup = setup;
    this.#options = options;
  }

  get #words() {
    return walkWords[this.#options.language ?? 'en'];
  }

  get #org() {
    const [org] = this.#options.scene.simulator.orgs;
    if (org === undefined) throw new TypeError('an org was made');
    return org;
  }

  async toVerified(): Promise<void> {
    await this.create();
    const file = await this.download();
    await this.makeApp(file);
    await this.giveKey(await this.copyKey());
    await this.verify();
  }

  async create(): Promise<void> {
    const { page } = this;
    const { hands, kind } = this.#options;
    await page.bringToFront();
    await hands.type(page.getByLabel(this.#words.name, { exact: true }), 'acme');
    await hands.type(page.getByLabel(this.#words.loginUrl), this.#org.loginUrl);
    await hands.type(page.getByLabel(this.#words.username), this.#org.username);
    if (kind === 'Connected App') await hands.check(page.getByLabel(kind, { exact: true }));
    await this.#saw('new-connection', page);
    await hands.press(page.getByRole('button', { name: this.#words.createConnection }));
    await page.waitForURL('**/connections/acme/setup/1');
  }

  /** @returns where the file lies. */
  async download(): Promise<string> {
    const { scene, hands } = this.#options;
    const begun = this.page.waitForEvent('download');
    await hands.press(this.page.getByRole('button', { name: this.#words.downloadCertificate }));
    const file = await begun;
    const name = file.suggestedFilename();
    assert.match(name, /^acme-\d{8}-[0-9A-F]{8}\.crt$/);
    await this.page.getByText(name).first().waitFor();
    const path = `${scene.folder}/${name}`;
    await file.saveAs(path);
    await this.#saw('step-1', this.page);
    return path;
  }

  /** @param file Null: it is forgotten. */
  async makeApp(file: string | null): Promise<void> {
    await this.openForm();
    await this.chooseFile(file);
    await this.save();
  }

  async openForm(): Promise<void> {
    const { hands, kind } = this.#options;
    const { setup } = this;
    await this.next(2);
    await this.#saw('step-2', this.page);
    await setup.goto(`${this.#org.loginUrl}/setup`);
    await setup.bringToFront();
    await hands.press(setup.getByRole('link', { name: `New ${kind}` }));
    await hands.type(setup.getByLabel(`${kind} Name`), await this.shown(`${kind} Name`));
    await hands.type(setup.getByLabel('Contact Email'), 'anna@acme.example');
    const enable = kind === 'Connected App' ? 'Enable OAuth Settings' : 'Enable OAuth';
    await hands.check(setup.getByLabel(enable, { exact: true }));
    await hands.type(setup.getByLabel('Callback URL'), await this.shown('Callback URL'));
  }

  async chooseFile(file: string | null): Promise<void> {
    const { hands, kind } = this.#options;
    await this.next(3);
    await this.#saw('step-3', this.page);
    await this.setup.bringToFront();
    const flow = kind === 'Connected App' ? 'Use digital signatures' : 'Enable JWT Bearer Flow';
    await hands.check(this.setup.getByLabel(flow));
    if (file !== null) await hands.chooseFile(this.setup.getByLabel('Choose File'), file);
  }

  async save(): Promise<void> {
    const { hands } = this.#options;
    const { setup } = this;
    await this.next(4);
    await this.#saw('step-4', this.page);
    const user = await this.shown(this.#words.theUser);
    const scopes = [await this.shown(this.#words.scope(1)), await this.shown(this.#words.scope(2))];
    await setup.bringToFront();
    for (const scope of scopes) await hands.check(setup.getByLabel(scope));
    await this.#saw('setup', setup);
    await hands.press(setup.getByRole('button', { name: 'Save' }));
    await hands.press(setup.getByRole('link', { name: 'Manage', exact: true }));
    await hands.choose(setup.getByLabel('Permitted Users'), 'Admin approved users are pre-authorized');
    await hands.check(setup.getByLabel(`Profile of ${user}`));
    await hands.press(setup.getByRole('button', { name: 'Save' }));
  }

  async copyKey(): Promise<string> {
    const { hands } = this.#options;
    await this.next(5);
    await this.#saw('step-5', this.page);
    await this.setup.bringToFront();
    await hands.press(this.setup.getByRole('link', { name: 'Manage Consumer Details' }));
    // Marked with a double click and copied.
    hands.counted.clicks += 1;
    return (await this.setup.locator('#consumer-key').textContent()) ?? '';
  }

  async giveKey(key: string): Promise<void> {
    await this.next(6);
    await this.paste(key);
    await this.page.getByText(this.#words.saved).waitFor();
    await this.#saw('step-6', this.page);
  }

  async paste(key: string): Promise<void> {
    const { hands } = this.#options;
    await hands.type(this.page.getByLabel('Consumer Key', { exact: true }), key);
    await hands.press(this.page.getByRole('button', { name: this.#words.save }));
  }

  async verify(): Promise<void> {
    await this.next(7);
    await this.page.getByText(this.#words.verified).waitFor();
    await this.#saw('step-7', this.page);
  }

  test(): Promise<void> {
    return this.#options.hands.press(this.page.getByRole('button', { name: this.#words.testConnection }));
  }

  async next(step: number): Promise<void> {
    await this.page.bringToFront();
    await this.#options.hands.press(this.page.getByRole('button', { name: this.#words.next, exact: true }));
    await this.isAt(step);
  }

  async isAt(step: number): Promise<void> {
    await this.page.getByRole('heading', { name: this.#words.step(step) }).waitFor();
    assert.ok(this.page.url().endsWith(`/connections/acme/setup/${step}`), this.page.url());
  }

  /** What the page gives to copy. */
  async shown(label: string): Promise<string> {
    const row = this.page.locator('.copy-value', { hasText: label });
    return (await row.locator('code').textContent()) ?? '';
  }

  async #saw(what: string, page: Page): Promise<void> {
    await this.#options.saw?.(what, page);
  }
}
