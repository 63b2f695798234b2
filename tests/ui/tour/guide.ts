import { expect, type Locator, type Page } from '@playwright/test';
import { en, type Catalogue } from '../../../ui/src/i18n/en';
import type { Language } from '../../../ui/src/ipc/bindings';
import { cutOff } from '../cut-off';
import type { Desk } from '../desk';
import type { Size } from '../sizes';
import { Window } from '../window';
import type { Awkward } from './awkward';

/** Leads through the window in one language and size, and writes down what is cut off on the way. */
export class Guide {
  readonly faults: string[] = [];
  /** What was looked at with a dialog open. */
  readonly seen = new Set<string>();
  readonly window: Window;
  readonly dialog: Locator;
  readonly menu: Locator;
  readonly rows: Locator;
  readonly sidebar: Locator;
  words: Catalogue = en;
  #language: Language = 'en';
  #size?: Size;
  /** What was written down in this size, and is not told again of the next dialog above it. */
  #known = new Set<string>();

  constructor(
    readonly desk: Desk,
    readonly awkward: Awkward,
    readonly page: Page,
  ) {
    this.window = new Window(page);
    this.dialog = this.window.dialog;
    this.menu = this.window.menu;
    this.rows = this.window.rows;
    this.sidebar = page.getByRole('navigation');
  }

  /** From the next entry on. */
  async speak(language: Language, words: Catalogue): Promise<void> {
    this.#language = language;
    this.words = words;
    const settings = await this.desk.rpc('get_settings', {});
    await this.desk.rpc('set_settings', { ...settings, language, refresh_in_background: false });
  }

  /** Opens the window anew. */
  async enter(size: Size): Promise<void> {
    if (size !== this.#size) this.#known.clear();
    this.#size = size;
    await this.page.setViewportSize(size);
    await this.page.goto('/');
    await expect(this.page.locator('html')).toHaveAttribute('lang', this.#language);
  }

  /** Looks at what the window shows now. */
  async look(at: string): Promise<void> {
    const fresh = async () => (await cutOff(this.page)).filter((fault) => !this.#known.has(fault));
    const since = Date.now();
    let found = await fresh();
    // Something may still be on its way.
    while (found.length > 0 && Date.now() - since < 600) {
      await this.page.waitForTimeout(60);
      found = await fresh();
    }
    if (await this.dialog.isVisible()) this.seen.add(at);
    for (const fault of found) this.#known.add(fault);
    this.faults.push(
      ...found.map((fault) => `${this.#language}, ${this.#size?.width} wide, ${at}: ${fault}`),
    );
  }

  /** Nobody writes in a field, so every key is a command. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** There is room for it beside the list, or it has to be called. */
  async openSidebar(): Promise<void> {
    if (!(await this.sidebar.isVisible())) await this.press('[');
    await expect(this.sidebar).toBeVisible();
  }

  place(name: string): Locator {
    return this.sidebar
      .locator('[data-nav]')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async show(name: string): Promise<void> {
    await this.openSidebar();
    await this.place(name).click();
    await expect(this.page.getByRole('heading', { name, exact: true, level: 2 })).toBeVisible();
  }

  /** The menu of a feed, a folder or a tag. */
  async openMenu(name: string): Promise<void> {
    await this.openSidebar();
    await this.place(name).click({ button: 'right' });
    await expect(this.menu).toBeVisible();
  }

  async openMore(): Promise<void> {
    await this.openSidebar();
    await this.button(this.words.app.more).click();
    await expect(this.menu).toBeVisible();
  }

  async choose(name: string): Promise<void> {
    await this.menu.getByText(name, { exact: true }).click();
  }

  /** Leaves what floats: a dialog, a menu, the sidebar. */
  async leave(): Promise<void> {
    await this.press('Escape');
    await expect(this.dialog).toBeHidden();
    await expect(this.menu).toBeHidden();
  }

  /** Opens the article that these words find. */
  async read(query: string, headline: string | RegExp): Promise<void> {
    await this.window.search(query);
    await expect(this.rows.first()).toContainText(headline);
    await this.press('Enter');
    await expect(this.page.getByRole('heading', { level: 1, name: headline })).toBeVisible();
    await expect(
      this.page.getByTitle(this.words.reader.frame).contentFrame().locator('p').first(),
    ).toBeVisible();
  }
}
