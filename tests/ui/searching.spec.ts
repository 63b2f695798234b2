import { barriers } from './barriers';
import { expect, test } from './desk';
import { flagship } from './flagship';

const feeds = ['/kabar-pagi/atom.xml', '/suara-nusantara/feed/', flagship.feed];

test('a search is narrowed by fields, ranked and counted', async ({ desk, window, page }) => {
  await desk.follow(...feeds);
  await window.open();
  await window.search('yang');
  // The list holds the rows that are in sight.
  const found = page.getByRole('status').filter({ hasText: /\d+ articles/ });
  const count = async () => Number(/\d+/.exec(await found.innerText())?.[0]);
  await expect.poll(count).toBeGreaterThan(12);
  const all = await count();

  await window.search('yang feed:"kabar pagi" ');
  await expect.poll(count).toBeLessThan(all);
  const narrowed = await window.rows.all();
  expect(narrowed.length).toBeGreaterThan(0);
  for (const row of narrowed) await expect(row).toContainText('Kabar Pagi');

  await window.search(`in:title "${flagship.title}"`);
  await expect(window.rows).toHaveCount(1);
  await window.search('kapal OR utusan ');
  const newest = await window.rows.first().innerText();
  await window.button('Best match').click();
  await expect(window.button('Best match')).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => window.rows.first().innerText()).not.toBe(newest);
  await expect(window.rows.first().locator('mark').first()).toBeVisible();
  await window.button('Newest').click();
  await expect.poll(() => window.rows.first().innerText()).toBe(newest);

  await window.button('What you can search for').click();
  await expect(page.getByRole('dialog', { name: 'What you can search for' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('a slip of the finger is noticed', async ({ desk, window, page }) => {
  await desk.follow(...feeds);
  await window.open();
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('utusna teheran ');
  await window.button('Search for “utusan teheran”').click();
  await expect(window.row(flagship.title)).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('utusan teheran ');
});

test('a search is kept as a view that counts what is unread', async ({ desk, window, page }) => {
  await desk.follow('/kabar-pagi/atom.xml');
  await window.open();
  await window.search('yang ');
  const found = await window.rows.count();
  await window.button('Save search').click();
  const dialog = page.getByRole('dialog', { name: 'Save search' });
  await dialog.getByLabel('Name').fill('Kata biasa');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.place('Kata biasa')).toHaveAccessibleName(`Kata biasa , ${found} unread`);
  await expect(window.list).toHaveAccessibleName('Kata biasa');
  await expect(window.rows).toHaveCount(found);

  await window.rows.first().click();
  await expect(window.place('Kata biasa')).toHaveAccessibleName(`Kata biasa , ${found - 1} unread`);
  await desk.publish('kabar-pagi', 12);
  await window.refreshFeed('Kabar Pagi');
  const overview = () => desk.rpc('get_overview', { today: 0 });
  const count = async () => (await overview()).saved_searches[0]?.total;
  await expect.poll(async () => (await overview()).counts.all).toBe(24);
  const query = { query: 'yang ', within: null, offset_minutes: 0 };
  const more = (await desk.rpc('count_found', query)).count;
  expect(more).toBeGreaterThan(found);
  expect(await count()).toBe(more);

  await window.act('Kata biasa', 'Change what it looks for…');
  const changing = page.getByRole('dialog', { name: 'What Kata biasa looks for' });
  await changing.getByLabel('What to search for').fill('is:bookmarked');
  await page.keyboard.press('Enter');
  await expect(changing).toBeHidden();
  await expect(window.place('Kata biasa')).toHaveAccessibleName('Kata biasa');
  await window.show('Unread');
  await window.rows.first().click();
  await page.keyboard.press('b');
  await expect.poll(count).toBe(1);

  await window.act('Kata biasa', 'Delete');
  await expect(window.place('Kata biasa')).toBeHidden();
  const notice = window.notice('Search Kata biasa deleted');
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Kata biasa')).toBeVisible();
  await expect.poll(count).toBe(1);
});

test('a source lists what rests on it', async ({ desk, window, page }) => {
  await desk.follow(...feeds);
  await window.open();
  await window.search(`"${flagship.title}"`);
  await window.rows.first().click();
  await window.button('Reuters: what else rests on it').click();
  await expect(page.getByRole('searchbox')).toHaveValue('attribution:"Reuters"');
  await expect(window.row(flagship.title)).toBeVisible();
});
