import { expect, test } from './desk';
import { flagship } from './flagship';
import type { Window } from './window';

/** Chooses in the settings, whichever language they speak. */
async function set(window: Window, settings: string, ...choices: string[]): Promise<void> {
  const { page, dialog } = window;
  await page.getByRole('button', { name: /^(More|Lainnya)$/ }).click();
  await window.choose(settings);
  for (const choice of choices) await dialog.getByText(choice, { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test.describe('on an Indonesian desktop', () => {
  test.use({ locale: 'id-ID' });

  test('the window speaks Indonesian, in every place', async ({ desk, window, page }) => {
    await desk.rpc('subscribe', { url: desk.at(flagship.feed), folder_id: null, page: false });
    await desk.settled();
    await window.open();
    await expect(page.getByRole('button', { name: 'Tambah langganan' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'id');

    await window.reveal(flagship.title);
    await window.row(flagship.title).click();
    const reader = page.getByRole('region', { name: 'Artikel yang dibaca' });
    await expect(reader.locator('time')).toHaveText('Rabu, 9 November 2022 pukul 19.01 WIB');
    await expect(reader.getByText('Menurut')).toContainText('Reuters · TASS · IRNA');
  });
});

test('a look that is chosen stays chosen', async ({ desk, window, page }) => {
  await desk.rpc('subscribe', { url: desk.at(flagship.feed), folder_id: null, page: false });
  await window.open();
  await window.read(flagship.title);
  const sidebar = 'rgb(17, 17, 17)';
  const paper = 'rgb(26, 26, 26)';
  await expect(window.sidebar).not.toHaveCSS('background-color', sidebar);

  const comfortable = await rowHeight(window);
  await set(window, 'Settings…', 'Dark', 'Compact');
  await expect(window.sidebar).toHaveCSS('background-color', sidebar);
  await expect(window.text.locator('html')).toHaveCSS('background-color', paper);
  expect(await rowHeight(window)).toBeLessThan(comfortable / 2);

  await page.reload();
  await window.show('All articles');
  await window.read(flagship.title);
  await expect(window.sidebar).toHaveCSS('background-color', sidebar);
  await expect(window.text.locator('html')).toHaveCSS('background-color', paper);
  expect(await rowHeight(window)).toBeLessThan(comfortable / 2);
});

async function rowHeight(window: Window): Promise<number> {
  return (await window.rows.first().boundingBox())!.height;
}

test('a language that is chosen stays chosen', async ({ window, page }) => {
  await window.open();
  await set(window, 'Settings…', 'Bahasa Indonesia');
  await expect(page.getByRole('heading', { name: 'Selamat datang di Warta' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Selamat datang di Warta' })).toBeVisible();
  await set(window, 'Pengaturan…', 'English');
  await expect(page.getByRole('heading', { name: 'Welcome to Warta' })).toBeVisible();
});
