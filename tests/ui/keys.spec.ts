import { expect, test } from './desk';
import type { Desk } from './desk';

const feed = '/kabar-pagi/atom.xml';

test.beforeEach(async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
});

/** The titles of the list, from its top. */
async function titles(desk: Desk): Promise<string[]> {
  return (await desk.articles()).map(({ title }) => title);
}

test('walk through the list', async ({ desk, window, page }) => {
  const [first, second, third] = (await titles(desk)) as [string, string, string];

  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(first);
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(second);
  await page.keyboard.press('k');
  await expect(window.headline).toHaveText(first);

  await page.keyboard.press('n');
  await page.keyboard.press('n');
  await expect(window.selectedRow).toContainText(third);
  await expect(window.headline).toHaveText(first);
  await page.keyboard.press('p');
  await page.keyboard.press('n');
  await page.keyboard.press('o');
  await expect(window.headline).toHaveText(third);
  await expect(window.row(third)).toContainText(', read.');
});

test('act on the open article', async ({ desk, window, page }) => {
  const [first] = await titles(desk);
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(first!);
  const row = window.row(first!);
  await expect(row).toContainText(', read.');

  await page.keyboard.press('m');
  await expect(row).toContainText(', unread.');
  await page.keyboard.press('b');
  await expect(row).toContainText('bookmarked.');
  await page.keyboard.press('t');
  await page.keyboard.type('pagi');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(row).toContainText('pagi');
  await page.keyboard.press('v');
  await expect.poll(() => desk.opened()).toEqual([expect.stringContaining('/kabar-pagi/read/')]);
});

test('take back what was done to one article', async ({ desk, window, page }) => {
  const [first] = await titles(desk);
  const row = window.row(first!);
  await page.keyboard.press('n');
  await page.keyboard.press('m');
  await expect(row).toContainText(', read.');
  await page.keyboard.press('b');
  await expect(row).toContainText('bookmarked.');
  await page.keyboard.press('z');
  await expect(row).not.toContainText('bookmarked.');
  await expect(row).toContainText(', read.');
  await page.keyboard.press('z');
  await expect(row).toContainText(', unread.');
});

test('refresh, mark all and undo', async ({ desk, window, page }) => {
  await page.keyboard.press('r');
  await expect(window.notice('Nothing new. Every feed was checked')).toBeVisible();
  await desk.publish('kabar-pagi', 1);
  await window.refreshFeed('Kabar Pagi');
  await expect(window.notice('1 new')).toBeVisible();

  await page.keyboard.press('Shift+A');
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName('Kabar Pagi');
  await page.keyboard.press('z');
  await expect(window.notice('Undone.')).toBeVisible();
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/13 unread/);
});

test('search, and leave it', async ({ window, page }) => {
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox', { name: 'Search articles' });
  await expect(field).toBeFocused();
  // All of these are keys of commands elsewhere.
  await page.keyboard.type('jkmb?');
  await expect(field).toHaveValue('jkmb?');
  await expect(window.dialog).toBeHidden();
  await expect(page.getByText('Nothing for “jkmb?”')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(field).toBeHidden();
  await expect(window.rows.first()).toContainText(', unread.');
});

test('ask for all keys, and leave them', async ({ window, page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await expect(window.dialog).toBeHidden();
  await expect(page.getByText('Choose an article')).toBeVisible();
});

test('keys work from inside the text', async ({ desk, window, page }) => {
  const [first, second] = (await titles(desk)) as [string, string];
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(first);
  await window.text.locator('p').first().click();
  await page.keyboard.press('b');
  await expect(window.button('Remove the bookmark')).toBeVisible();
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(second);
  await page.keyboard.press('k');
  await expect(window.headline).toHaveText(first);
});
