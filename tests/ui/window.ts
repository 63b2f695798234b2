import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { Search } from '../../ui/src/ipc/bindings';

/** Warta's window, by the names that a person has for what is in it. */
export class Window {
  readonly sidebar: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  readonly reader: Locator;
  readonly text: FrameLocator;
  readonly dialog: Locator;
  readonly menu: Locator;

  constructor(readonly page: Page) {
    this.sidebar = page.getByRole('navigation', { name: 'Library' });
    this.list = page.getByRole('listbox');
    this.rows = this.list.getByRole('option');
    this.reader = page.getByRole('region', { name: 'Article', exact: true });
    this.text = page.getByTitle('Article text').contentFrame();
    this.dialog = page.locator('dialog');
    this.menu = page.getByRole('menu');
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('heading', { name: 'Warta', exact: true })).toBeVisible();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  row(title: string | RegExp): Locator {
    return this.rows.filter({ has: this.page.locator('.title').filter({ hasText: title }) });
  }

  get selectedRow(): Locator {
    return this.list.getByRole('option', { selected: true });
  }

  /** A view, a feed, a folder or a tag in the sidebar. */
  place(name: string): Locator {
    return this.sidebar
      .getByRole('button')
      .and(this.page.locator('[data-nav]'))
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async show(name: string): Promise<void> {
    await this.place(name).click();
    await expect(this.list).toHaveAccessibleName(name);
  }

  /** Chooses from the menu of a feed, a folder or a tag. */
  async act(name: string, ...choices: string[]): Promise<void> {
    await this.place(name).click({ button: 'right' });
    for (const choice of choices) await this.choose(choice);
  }

  async chooseMore(choice: string): Promise<void> {
    await this.button('More').click();
    await this.choose(choice);
  }

  async choose(choice: string): Promise<void> {
    await this.menu.getByText(choice, { exact: true }).click();
  }

  /** Asks the dialog what can be followed at an address. */
  async find(address: string): Promise<void> {
    await this.button('Add a subscription').click();
    await this.dialog.getByLabel('Address of a site or a feed').fill(address);
    await this.dialog.getByRole('button', { name: 'Find' }).click();
  }

  /** Follows a feed by way of the dialog, and waits for its articles. */
  async subscribe(address: string): Promise<void> {
    await this.find(address);
    await this.dialog.getByRole('button', { name: 'Subscribe' }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.rows.first()).toBeVisible();
  }

  /** Searches, and waits for what is found: until there is an answer, the list is that of the search before. */
  async search(query: string): Promise<void> {
    await this.page.keyboard.press('/');
    const answer = this.page.waitForResponse(
      (response) =>
        response.url().endsWith('/rpc/search') &&
        (response.request().postDataJSON() as Search).query === query,
    );
    await this.page.getByRole('searchbox').fill(query);
    await answer;
    await expect(this.list).toHaveAttribute('aria-busy', 'false');
  }

  /** Asks every feed that was not asked a moment ago. */
  async refresh(): Promise<void> {
    await this.button('Refresh').click();
  }

  /** Asks one feed, whenever it was last asked. */
  async refreshFeed(name: string): Promise<void> {
    await this.act(name, 'Refresh now');
  }

  /** A sentence at the foot of the window. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  get refreshBar(): Locator {
    return this.page.getByRole('progressbar', { name: 'Refreshing' });
  }

  get headline(): Locator {
    return this.reader.getByRole('heading', { level: 1 });
  }

  /** Scrolls from the top down to a row: the list draws only those in sight. */
  async reveal(title: string | RegExp): Promise<void> {
    await this.list.evaluate((list) => list.scrollTo(0, 0));
    await this.list.hover();
    await expect
      .poll(async () => {
        const there = await this.row(title).isVisible();
        if (!there) await this.page.mouse.wheel(0, 400);
        return there;
      })
      .toBe(true);
  }

  /** Opens an article of the list, and waits until its text stands there. */
  async read(title: string | RegExp): Promise<void> {
    await this.reveal(title);
    await this.row(title).click();
    await expect(this.headline).toHaveText(title);
    await expect(this.text.locator('p').first()).toBeVisible();
  }

  /** The pictures of the open article are painted, and not only listed. */
  async expectPictures(count: number): Promise<void> {
    const pictures = this.text.locator('img');
    await expect(pictures).toHaveCount(count);
    for (const picture of await pictures.all()) {
      await expect(picture).toBeVisible();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(0);
    }
  }
}
