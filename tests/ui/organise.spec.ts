import { readFile } from 'node:fs/promises';
import { barriers } from './barriers';
import { expect, test } from './desk';
import type { Window } from './window';

const feed = '/kabar-pagi/atom.xml';

async function name(window: Window, dialog: string, typed: string): Promise<void> {
  const asking = window.page.getByRole('dialog', { name: dialog });
  await asking.getByLabel('Name').fill(typed);
  await asking.getByRole('button', { name: 'Save' }).click();
  await expect(asking).toBeHidden();
}

test('sort subscriptions into folders', async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at(feed));

  await window.chooseMore('New folder…');
  await name(window, 'New folder', 'Berita');
  await expect(window.place('Berita')).toHaveAccessibleName('Berita');
  await window.act('Kabar Pagi', 'Move to folder', 'Berita');
  await expect(window.place('Berita')).toHaveAccessibleName(/12 unread/);
  await window.show('Berita');
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '12');

  await window.button('Close folder Berita').click();
  await expect(window.place('Kabar Pagi')).toBeHidden();
  await window.button('Open folder Berita').click();

  await window.act('Berita', 'Rename…');
  await name(window, 'Rename folder', 'Koran');
  await window.act('Koran', 'Delete');
  const notice = window.notice('Folder Koran deleted; its subscriptions stay');
  await expect(window.place('Koran')).toBeHidden();
  await expect(window.place('Kabar Pagi')).toBeVisible();

  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Koran')).toHaveAccessibleName(/12 unread/);
});

test('rename a subscription, leave it, and come back', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));

  await window.act('Kabar Pagi', 'Rename…');
  await name(window, 'Rename subscription', 'Koran pagi');
  await expect(window.rows.first()).toContainText('Koran pagi');

  const asking = page.getByRole('dialog', { name: 'Unsubscribe from Koran pagi?' });
  await window.act('Koran pagi', 'Unsubscribe…');
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.place('Koran pagi')).toBeVisible();

  await window.act('Koran pagi', 'Unsubscribe…');
  await asking.getByRole('button', { name: 'Unsubscribe' }).click();
  await expect(window.place('Koran pagi')).toBeHidden();

  await window.notice('Unsubscribed from Koran pagi').getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Koran pagi')).toHaveAccessibleName(/12 unread/);
});

test('tag articles, and change the tags', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await page.keyboard.press('j');
  await expect(window.headline).toBeVisible();
  await window.button('Tags').click();
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('pangan');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await window.show('pangan');
  await expect(window.rows).toHaveCount(1);

  await window.act('pangan', 'Rename…');
  await name(window, 'Rename tag', 'Beras');
  await expect(window.list).toHaveAccessibleName('Beras');
  await expect(window.rows.first()).toContainText('Beras');

  await window.act('Beras', 'Delete');
  await expect(window.place('Beras')).toBeHidden();
  await window.notice('Tag Beras deleted').getByRole('button', { name: 'Undo' }).click();
  await window.show('Beras');
  await expect(window.rows).toHaveCount(1);
});

test('two tags become one, after asking', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
  const ids = (await desk.articles()).map(({ id }) => id);
  await desk.rpc('tag_articles', { ids: ids.slice(0, 2), name: 'beras' });
  await desk.rpc('tag_articles', { ids: ids.slice(1, 4), name: 'pangan' });

  await window.act('beras', 'Rename…');
  const renaming = page.getByRole('dialog', { name: 'Rename tag' });
  await renaming.getByLabel('Name').fill('Pangan');
  await renaming.getByRole('button', { name: 'Save' }).click();
  const asking = page.getByRole('dialog', { name: 'Merge beras into pangan?' });
  await expect(asking).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await asking.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.place('beras')).toHaveAccessibleName(/2 articles/);

  await window.show('beras');
  await window.act('beras', 'Rename…');
  await renaming.getByLabel('Name').fill('pangan');
  await page.keyboard.press('Enter');
  await asking.getByRole('button', { name: 'Merge' }).click();
  await expect(window.place('beras')).toBeHidden();
  await expect(window.list).toHaveAccessibleName('pangan');
  await expect(window.rows).toHaveCount(4);
  await window.notice('Tag beras merged into pangan').getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('beras')).toHaveAccessibleName(/2 articles/);
  await expect(window.rows).toHaveCount(3);
});

test('a move and a new name are taken back', async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.chooseMore('New folder…');
  await name(window, 'New folder', 'Berita');
  await window.act('Kabar Pagi', 'Move to folder', 'Berita');
  await expect(window.place('Berita')).toHaveAccessibleName(/12 unread/);
  const moved = window.notice('Kabar Pagi moved to Berita');
  await moved.getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Berita')).toHaveAccessibleName('Berita');
  await window.act('Berita', 'Rename…');
  await name(window, 'Rename folder', 'Koran');
  const renamed = window.notice('Berita is now called Koran');
  await renamed.getByRole('button', { name: 'Undo' }).click();
  await expect(window.place('Berita')).toBeVisible();
});

test('bring subscriptions along, and take them away', async ({ desk, window, page }) => {
  const list = {
    name: 'newsroom.opml',
    mimeType: 'text/x-opml',
    buffer: Buffer.from(await (await fetch(desk.at('/opml'))).arrayBuffer()),
  };
  await window.open();

  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a list (OPML)…' }).click();
  await (await chosen).setFiles(list);
  await expect(window.dialog.getByText('Nothing new, 7 on your own network:')).toBeVisible();
  await expect(window.dialog.getByRole('listitem')).toHaveCount(7);
  await expect(window.dialog.getByRole('button', { name: 'Import' })).toBeHidden();
  await window.dialog.getByLabel('Follow the 7 feeds on your own network too').check();
  expect(await barriers(page)).toEqual([]);
  await window.dialog.getByRole('button', { name: 'Import 7 feeds' }).click();
  await expect(window.notice('7 subscriptions added')).toBeVisible();
  for (const folder of ['Indonesia', 'Dunia']) await expect(window.place(folder)).toBeVisible();
  await expect(window.place('Northern Wire')).toHaveAccessibleName(/12 unread/);

  const again = page.waitForEvent('filechooser');
  await window.chooseMore('Import subscriptions (OPML)…');
  await (await again).setFiles(list);
  await expect(window.dialog.getByText('Nothing new, 7 already followed.')).toBeVisible();
  await expect(window.dialog.getByRole('button', { name: 'Import' })).toBeHidden();
  await page.keyboard.press('Escape');

  await window.chooseMore('Export subscriptions (OPML)…');
  const saved = window.notice('Subscriptions saved to');
  await expect(saved).toBeVisible();
  const path = (await saved.innerText()).split('\n')[0]!.replace('Subscriptions saved to ', '');
  const written = await readFile(path, 'utf8');
  const { feeds } = await desk.rpc('get_overview', { today: 0 });
  expect(feeds).toHaveLength(7);
  for (const { url } of feeds) expect(written).toContain(`xmlUrl="${url}"`);
});
