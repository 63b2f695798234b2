import { barriers } from './barriers';
import { expect, test } from './desk';

test('what is found can be looked at before it is followed', async ({ desk, window, page }) => {
  await window.open();
  await window.find(desk.at('/kabar-pagi/'));
  const { dialog } = window;
  await expect(dialog.getByRole('radio')).toBeChecked();
  await expect(dialog.getByText(/^Atom/)).toBeVisible();
  await expect(dialog.getByText(/^12 articles · /)).toBeVisible();
  const latest = dialog.getByRole('list', { name: 'The latest of Kabar Pagi' });
  await expect(latest.getByRole('listitem')).toHaveCount(5);
  await expect(latest.locator('time')).toHaveCount(5);
  const first = await latest.locator('.cut').first().innerText();
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.row(first)).toBeVisible();
});

test('a feed for those only who sign in is followed by signing in', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await window.find(desk.at('/guarded/basic/feed.xml'));
  const { dialog } = window;
  await expect(dialog.getByText(/asks for a sign-in/)).toBeVisible();
  const signIn = dialog.getByRole('button', { name: 'Sign in' });
  await expect(signIn).toBeDisabled();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('pembaca');
  await dialog.getByRole('textbox', { name: 'Password' }).fill('salah');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText(/asks for a sign-in/)).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Ruang basic/ })).toBeHidden();

  await dialog.getByRole('textbox', { name: 'Password' }).fill('rahasia');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio', { name: /Ruang basic/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Subscribe' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(window.place('Ruang basic')).toHaveAccessibleName(/3 unread/);
});

test.describe('a publisher without a feed', () => {
  test.use({ newsroomArgs: ['--only', 'lintas-kota'] });

  test('is followed by its news sitemap', async ({ desk, window, page }) => {
    await window.open();
    await window.find(desk.at('/lintas-kota/'));
    await expect(window.dialog.getByText('News sitemap')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(window.place('Lintas Kota')).toHaveAccessibleName(/12 unread/);
    await page.keyboard.press('i');
    await expect(window.dialog.getByText('News sitemap', { exact: true })).toBeVisible();
  });
});

test.describe('a publisher with nothing but a page', () => {
  test.use({ newsroomArgs: ['--only', 'warta-lembah'] });

  test('is followed once its list has been confirmed', async ({ desk, window, page }) => {
    await window.open();
    await window.find(desk.at('/warta-lembah/'));
    const { dialog } = window;
    await expect(dialog.getByText('Index page')).toBeVisible();
    await expect(dialog.getByText('Is this the list you want?')).toBeVisible();
    await expect(dialog.getByRole('list').getByRole('listitem')).toHaveCount(5);
    await expect(dialog.getByRole('button', { name: 'Subscribe' })).toBeHidden();
    expect(await barriers(page)).toEqual([]);

    await dialog.getByRole('button', { name: 'Yes, follow this list' }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.rows.first()).toBeVisible();
    await expect(window.place('Berita Terkini - Warta Lembah')).toHaveAccessibleName(/12 unread/);
  });
});
