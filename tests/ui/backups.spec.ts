import { expect, test } from './desk';

test('everything goes into a file, and comes back from it', async ({ desk, window, page }) => {
  await desk.follow('/suara-nusantara/feed/');
  await window.open();
  await window.chooseMore('Backups…');
  await window.dialog.getByRole('button', { name: 'Back up…' }).click();
  await expect(
    page.getByText(/^Everything is backed up in .*warta-\d{4}-\d\d-\d\d\.zip/),
  ).toBeVisible();
  const [first] = await desk.articles();
  await desk.rpc('bookmark', { ids: [first!.id], bookmarked: true });

  await window.dialog.getByRole('button', { name: 'Restore from a file…' }).click();
  await expect(window.dialog).toContainText('with the library of the file that you choose');
  await window.dialog.getByRole('button', { name: 'Restore and start again' }).click();
  await expect.poll(() => desk.opened()).toContain('restart');
  await desk.restart();
  expect(await desk.articles({ kind: 'bookmarked' })).toHaveLength(0);
  expect(await desk.articles()).toHaveLength(12);
});

test('a copy that was made by itself is gone back to', async ({ desk, window }) => {
  await desk.follow('/suara-nusantara/feed/');
  await window.open();
  await window.chooseMore('Backups…');
  // Made when the engine was started, on a library in which nothing was.
  const copies = window.dialog.getByRole('listitem');
  await expect(copies).toHaveCount(1);
  await copies.getByRole('button', { name: /^Restore the library of \d/ }).click();
  await window.dialog.getByRole('button', { name: 'Restore and start again' }).click();
  await expect.poll(() => desk.opened()).toContain('restart');
  await desk.restart();
  expect(await desk.articles()).toHaveLength(0);
});

test('what cannot be restored is said, and nothing changes', async ({ desk, window, page }) => {
  await desk.follow('/suara-nusantara/feed/');
  await window.open();
  // The file that was saved last is no backup.
  await window.chooseMore('Export subscriptions (OPML)…');
  await expect(page.getByText(/warta\.opml/)).toBeVisible();
  await window.chooseMore('Backups…');
  await window.dialog.getByRole('button', { name: 'Restore from a file…' }).click();
  await window.dialog.getByRole('button', { name: 'Restore and start again' }).click();
  await expect(page.getByText(/warta\.opml is no backup of Warta/)).toBeVisible();
  expect(await desk.opened()).toEqual([]);
  await desk.restart();
  expect(await desk.articles()).toHaveLength(12);
});

test('damage is told of once, and repaired where the backups are', async ({
  desk,
  window,
  page,
}) => {
  await page.goto(`${desk.url}/?fake=partly-damaged`);
  const told = page.getByText('It can be repaired under Backups.');
  await expect(told).toHaveCount(1);
  await window.chooseMore('Backups…');
  await window.dialog.getByRole('button', { name: 'Repair and start again' }).click();
  await expect(page.getByText('Getting ready…')).toBeVisible();
  await expect(told).toHaveCount(1);
});

test('a library that cannot be opened is repaired', async ({ desk, page }) => {
  await page.goto(`${desk.url}/?fake=damaged`);
  await page.getByRole('button', { name: 'Repair', exact: true }).click();
  await expect(page.getByText('12 articles could be read and were kept.')).toBeVisible();
  await expect(page.getByRole('option').first()).toBeVisible();
});
