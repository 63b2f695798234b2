import { barriers } from './barriers';
import { expect, test } from './desk';
import { flagship } from './flagship';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('the welcome keeps nobody out', async ({ window, page }) => {
      await window.open();
      await expect(page.getByRole('heading', { name: 'Welcome to Warta' })).toBeVisible();
      expect(await barriers(page)).toEqual([]);
    });

    test('list and reader keep nobody out', async ({ desk, window, page }) => {
      await window.open();
      await window.subscribe(desk.at(flagship.feed));
      await desk.settled();
      await window.read(flagship.title);
      await page.keyboard.press('b');
      await expect(window.button('Remove the bookmark')).toBeVisible();
      await window.reader.getByRole('button', { name: 'Show', exact: true }).click();
      expect(await barriers(page)).toEqual([]);

      await window.button('Tags').click();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.keyboard.type('teheran');
      await expect(window.rows.first()).toBeVisible();
      expect(await barriers(page)).toEqual([]);
    });

    test('dialogs and menus keep nobody out', async ({ desk, window, page }) => {
      await window.open();
      await window.find(desk.at(flagship.home));
      await expect(window.dialog.getByRole('radio')).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await window.dialog.getByLabel('Address of a site or a feed').fill(desk.at('/faults/html'));
      await window.dialog.getByRole('button', { name: 'Find' }).click();
      await expect(window.dialog.getByRole('alert')).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Escape');

      for (const choice of ['Settings…', 'Storage…', 'Keyboard shortcuts']) {
        await window.chooseMore(choice);
        await expect(window.dialog).toBeVisible();
        expect(await barriers(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(window.dialog).toBeHidden();
      }
      await window.button('More').click();
      expect(await barriers(page)).toEqual([]);
    });
  });
}
