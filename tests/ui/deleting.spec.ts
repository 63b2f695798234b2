import { barriers } from './barriers';
import { expect, test } from './desk';
import { flagship } from './flagship';

test('an article is deleted by its key, stays away, and comes back', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await window.subscribe(desk.at('/kabar-pagi/atom.xml'));
  await desk.settled();
  const [first, second] = (await desk.articles()).map(({ title }) => title) as [string, string];
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(first);

  await page.keyboard.press('#');
  const notice = window.notice(`“${first}” deleted`);
  await expect(notice).toBeVisible();
  await expect(window.row(first)).toBeHidden();
  await expect(window.headline).toBeHidden();
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '11');
  await expect(window.selectedRow).toContainText(second);
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/11 unread/);
  expect(await barriers(page)).toEqual([]);
  // What took its place is the next one.
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(second);

  await desk.publish('kabar-pagi', 1);
  await window.refreshFeed('Kabar Pagi');
  await window.button('1 new Show new articles').click();
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '12');
  await expect(window.row(first)).toBeHidden();
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(window.row(first)).toBeVisible();
  await expect(window.selectedRow).toContainText(first);
  await expect(window.row(first)).toContainText(', read.');
});

test('a saved page is deleted from its menu, also in a narrow window', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await window.chooseMore('Save a page…');
  await window.dialog.getByLabel('Address of the page').fill(desk.at(flagship.path));
  await window.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.headline).toHaveText(flagship.title);
  await expect(window.rows).toHaveCount(1);

  await window.rows.first().click({ button: 'right' });
  await window.choose('Delete');
  await expect(window.headline).toBeHidden();
  await expect(window.rows).toHaveCount(0);
  await page.keyboard.press('z');
  await expect(window.rows).toHaveCount(1);

  await page.setViewportSize({ width: 480, height: 800 });
  await window.rows.first().click();
  await expect(window.headline).toHaveText(flagship.title);
  await page.keyboard.press('Delete');
  // It was the only one: the library is empty, until it comes back in the list, not in the reader.
  await expect(page.getByRole('heading', { name: 'Welcome to Warta' })).toBeVisible();
  expect((await desk.rpc('get_overview', { today: 0 })).counts.all).toBe(0);
  await page.keyboard.press('z');
  await expect(window.rows).toHaveCount(1);
});
