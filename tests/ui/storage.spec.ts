import { existsSync } from 'node:fs';
import { barriers } from './barriers';
import { expect, test, type Desk } from './desk';
import { flagship } from './flagship';

const long = '/suara-nusantara/feed/';
const listed = 120;
/** Where the pictures of the flagship's paper are. */
const pictures = '/harian-selatan/images/';

test.describe('a feed with many articles', () => {
  test.use({ newsroomArgs: ['--articles', `${listed}`] });

  test('what would go is looked at, let go, and brought back', async ({ desk, window, page }) => {
    await desk.rpc('subscribe', { url: desk.at(long), folder_id: null, page: false });
    await window.open();
    await expect(window.place('Unread')).toHaveAccessibleName(/120 unread/);
    const articles = await desk.articles();
    const oldest = articles.at(-1)!;
    await desk.rpc('bookmark', { ids: [oldest.id], bookmarked: true });
    const { sort_time: hundredth } = articles[99]!;
    const going = articles.filter(({ id, sort_time }) => sort_time < hundredth && id !== oldest.id);
    expect(going.length).toBeGreaterThan(1);

    await window.chooseMore('Storage…');
    const { dialog } = window;
    await expect(dialog.getByText('on this computer')).toBeVisible();
    await expect(dialog.getByRole('row', { name: 'Suara Nusantara' })).toContainText('120');
    const apply = dialog.getByRole('button', { name: 'Apply' });
    await expect(apply).toBeDisabled();
    expect(await barriers(page)).toEqual([]);

    await test.step('nothing goes by looking', async () => {
      await dialog.getByLabel('Of each feed').selectOption({ label: 'The newest 100' });
      await expect(dialog.getByText('Nothing would go.')).toBeVisible();
      await dialog.getByLabel('Unread ones go too').check();
      await expect(
        dialog.getByText(new RegExp(`^${going.length} articles of 1 feed would go: about `)),
      ).toBeVisible();
      await dialog.getByText('Of which feeds').click();
      await expect(dialog.getByRole('listitem')).toHaveText(
        new RegExp(`^Suara Nusantara\\s*${going.length}$`),
      );
      expect(await desk.articles()).toHaveLength(listed);
    });

    await test.step('what goes can be brought back where it was let go', async () => {
      const told = dialog
        .getByRole('status')
        .filter({ hasText: `${going.length} articles removed` });
      await apply.press('Enter');
      await expect(told).toBeVisible();
      await expect(dialog.getByText(`${going.length} removed articles take room`)).toBeVisible();
      expect(await desk.articles()).toHaveLength(listed - going.length);
      expect(await desk.articles({ kind: 'bookmarked' })).toHaveLength(1);
      await dialog.getByRole('button', { name: 'Undo' }).press('Enter');
      await expect.poll(async () => (await desk.articles()).length).toBe(listed);
      await expect(dialog.getByLabel('Of each feed').locator('option:checked')).toHaveText(
        'All articles',
      );
      expect((await desk.rpc('get_keeping', {})).retention.count).toBeNull();
    });

    await test.step('and after the dialog is closed', async () => {
      await dialog.getByLabel('Of each feed').selectOption({ label: 'The newest 100' });
      await dialog.getByLabel('Unread ones go too').check();
      await apply.click();
      await expect.poll(async () => (await desk.articles()).length).toBe(listed - going.length);
      await page.keyboard.press('Escape');
      await window
        .notice(`${going.length} articles removed`)
        .getByRole('button', { name: 'Undo' })
        .click();
      await expect.poll(async () => (await desk.articles()).length).toBe(listed);
      await expect(window.place('Unread')).toHaveAccessibleName(/120 unread/);
    });
  });

  test('a feed has its own stay, and says what goes by it', async ({ desk, window, page }) => {
    await desk.rpc('subscribe', { url: desk.at(long), folder_id: null, page: false });
    await window.open();
    await expect(window.place('Unread')).toHaveAccessibleName(/120 unread/);
    await window.act('Suara Nusantara', 'Feed settings…');
    const { dialog } = window;
    const stay = dialog.getByLabel('Articles stay');
    await stay.selectOption({ label: 'The newest 100' });
    await expect(dialog.getByText('Nothing goes by this now.')).toBeVisible();
    await dialog.getByLabel('Unread ones go too').check();
    await expect(
      dialog.getByText(/^\d+ articles will go, tomorrow at the latest\.$/),
    ).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    expect((await settingsOf(desk)).retention).toEqual({
      days: null,
      count: 100,
      unread_too: true,
    });
    expect(await desk.articles()).toHaveLength(listed);
    await stay.selectOption({ label: 'As everywhere' });
    await expect(dialog.getByText('What is bookmarked, tagged or saved always')).toBeVisible();
    await expect.poll(async () => (await settingsOf(desk)).retention).toBeNull();
  });
});

test('whoever works with keys goes on where they were', async ({ desk, window, page }) => {
  await desk.follow(flagship.feed);
  await window.open();
  await window.button('More').press('Enter');
  await window.menu.getByRole('menuitem', { name: 'Storage…' }).press('Enter');
  await expect(window.dialog).toHaveAccessibleName('Storage');
  await page.keyboard.press('Escape');
  await expect(window.dialog).toBeHidden();
  await expect(window.button('More')).toBeFocused();
});

test('what was removed gives its room back, once that is confirmed', async ({ desk, window }) => {
  await desk.follow(flagship.feed);
  const articles = await desk.articles();
  await desk.rpc('delete_articles', { ids: articles.slice(0, 2).map(({ id }) => id) });
  await window.open();
  await window.chooseMore('Storage…');
  const { dialog } = window;
  const removed = dialog.getByText('2 removed articles take room');
  await expect(removed).toBeVisible();
  await dialog.getByRole('button', { name: 'Free it now…' }).click();
  await expect(dialog).toHaveAccessibleName('Free the room now?');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveAccessibleName('Storage');
  await expect(removed).toBeVisible();

  await dialog.getByRole('button', { name: 'Free it now…' }).click();
  await dialog.getByRole('button', { name: 'Free it now' }).click();
  await expect(dialog.getByText('of the disk are free again.')).toBeVisible();
  await expect(removed).toBeHidden();
  expect(await desk.articles()).toHaveLength(articles.length - 2);
});

test('kept files are looked through, and what is gone comes back', async ({ desk, window }) => {
  await desk.follow(flagship.feed);
  await window.open();
  await window.chooseMore('Storage…');
  const { dialog } = window;
  const check = dialog.getByRole('button', { name: 'Check kept files' });
  const whole = dialog.getByText(/^All \d+ files are whole\.$/);
  await check.press('Enter');
  await expect(whole).toBeVisible();
  const told = await whole.textContent();
  const files = Number(/\d+/.exec(told ?? '')?.[0]);

  await desk.losePictures();
  await check.press('Enter');
  await expect(dialog.getByText(`${files} files were gone. They are fetched again.`)).toBeVisible();
  await desk.rpc('run_refresh', { due_only: false });
  await check.press('Enter');
  await expect(whole).toHaveText(told ?? '');
});

test('a feed can be kept without pictures, which come when somebody looks', async ({
  desk,
  window,
}) => {
  await followWithoutPictures(desk);
  await window.open();
  await window.act(flagship.publisher, 'Feed settings…');
  await window.dialog.getByLabel('Keep', { exact: true }).selectOption({ label: 'Text only' });
  await expect(window.dialog.getByText('Pictures are fetched when you open')).toBeVisible();
  await expect.poll(async () => (await settingsOf(desk)).keep).toBe('text');
  await desk.fault(pictures, null);
  await window.page.keyboard.press('Escape');
  await window.reveal(flagship.title);
  await expect(window.row(flagship.title)).toContainText(
    'Without its pictures: they are fetched when you open it.',
  );
  await window.read(flagship.title);
  await expect(window.reader.getByText('Ready offline')).toBeVisible();
  await window.expectPictures(flagship.captions.length);
});

test('everything of a feed is made available offline', async ({ desk, window, page }) => {
  await followWithoutPictures(desk);
  await keepText(desk);
  await desk.fault(pictures, null);
  await window.open();
  await window.act(flagship.publisher, 'Make available offline…');
  const { dialog } = window;
  await expect(dialog.getByText(/^\d+ of 12 articles lack something\.$/)).toBeVisible();
  await expect(dialog.getByText(/^To fetch: .*pictures?, about /)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Make available' }).press('Enter');
  await expect(dialog.getByText('12 articles open without a network.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.rows.first()).not.toContainText('Without its pictures');

  await window.act(flagship.publisher, 'Make available offline…');
  await expect(dialog.getByText('All 12 articles open without a network already.')).toBeVisible();
});

test('it goes on when the dialog is closed, until it is stopped', async ({
  desk,
  window,
  page,
}) => {
  await followWithoutPictures(desk);
  await keepText(desk);
  await desk.fault(pictures, { kind: 'stall' });
  await window.open();
  await window.act(flagship.publisher, 'Make available offline…');
  await window.dialog.getByRole('button', { name: 'Make available' }).click();
  const name = `Making “${flagship.publisher}” available offline`;
  await expect(window.dialog.getByRole('progressbar', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.dialog).toBeHidden();
  await expect(window.sidebar.getByRole('progressbar', { name })).toBeVisible();
  await window.sidebar.getByRole('button', { name: 'Stop fetching' }).click();
  await expect(window.notice('Stopped. What was fetched stays.')).toBeVisible();
  await expect(window.sidebar.getByRole('progressbar', { name })).toBeHidden();
});

/** Follows a feed whose server cannot give its pictures just now. */
async function followWithoutPictures(desk: Desk): Promise<void> {
  await desk.fault(pictures, { kind: 'status', code: 500 });
  await desk.rpc('subscribe', { url: desk.at(flagship.feed), folder_id: null, page: false });
  await desk.rpc('run_refresh', { due_only: true });
}

/** The only feed is kept without pictures from now on. */
async function keepText(desk: Desk): Promise<void> {
  const settings = await settingsOf(desk);
  await desk.rpc('set_feed_settings', {
    id: await feedOf(desk),
    settings: { ...settings, keep: 'text' },
  });
}

async function settingsOf(desk: Desk) {
  return (await desk.rpc('get_feed_health', { id: await feedOf(desk) })).settings;
}

async function feedOf(desk: Desk): Promise<number> {
  return (await desk.rpc('get_overview', { today: 0 })).feeds[0]!.id;
}

test('what was left behind where the library was before can be removed', async ({
  desk,
  window,
}) => {
  const before = await desk.leaveBehind();
  await window.open();
  await window.chooseMore('Storage…');
  const { dialog } = window;
  await expect(dialog.getByText(before)).toBeVisible();
  await dialog.getByRole('button', { name: 'Remove it…' }).press('Enter');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect(dialog.getByText(before)).toBeHidden();
  expect(existsSync(`${before}/library.sqlite`)).toBe(false);
});
