import { expect, test } from './desk';

const feed = '/kabar-pagi/atom.xml';

test.beforeEach(async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
});

test('mark all as read, and take it back', async ({ window }) => {
  await window.show('Unread');
  await window.button('Mark all as read').click();
  const notice = window.notice('12 articles in Unread marked as read');
  await expect(notice).toBeVisible();
  await expect(window.place('Unread')).toHaveAccessibleName('Unread');
  await expect(window.rows.first()).toContainText(', read.');

  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Unread')).toHaveAccessibleName(/12 unread/);
  await expect(window.rows.first()).toContainText(', unread.');
});

test('mark what stands above a row, and what stands below it', async ({ window }) => {
  await window.rows.nth(2).click({ button: 'right' });
  await window.choose('Mark above as read');
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/10 unread/);
  await expect(window.rows.nth(1)).toContainText(', read.');
  await expect(window.rows.nth(2)).toContainText(', unread.');

  await window.rows.nth(2).click({ button: 'right' });
  await window.choose('Mark below as read');
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/\b1 unread/);
  await expect(window.rows.nth(3)).toContainText(', read.');
});

test('the open article stays among the unread ones', async ({ desk, window }) => {
  await window.show('Unread');
  const title = await window.rows.first().locator('.title').innerText();
  await window.read(title);
  await expect(window.place('Unread')).toHaveAccessibleName(/11 unread/);
  await expect(window.row(title)).toContainText(', read.');

  await desk.publish('kabar-pagi', 2);
  await window.refreshFeed('Kabar Pagi');
  await window.button('2 new Show new articles').click();
  await expect(window.row(title)).toContainText(', read.');
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '14');

  await window.show('All articles');
  await window.show('Unread');
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '13');
  await expect(window.row(title)).toBeHidden();
});

test('new articles wait until they are asked for', async ({ desk, window }) => {
  const title = window.rows.first().locator('.title');
  const first = await title.innerText();
  await desk.publish('kabar-pagi', 3);
  await window.refreshFeed('Kabar Pagi');
  await expect(window.notice('3 new')).toBeVisible();
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/15 unread/);
  await expect(title).toHaveText(first);

  await window.button('3 new Show new articles').click();
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '15');
  await expect(title).not.toHaveText(first);
});
