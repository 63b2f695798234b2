import { barriers } from './barriers';
import { expect, test } from './desk';

const feed = '/meridian-report/feed.atom';
const publisher = 'Meridian Report';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('what a publisher changed is shown by keyboard alone', async ({ desk, window, page }) => {
      await window.open();
      await window.subscribe(desk.at(feed));
      await desk.settled();
      const [article] = await desk.articles();
      const { id, title } = article!;
      await window.read(title);
      await page.keyboard.press('d');
      await expect(window.notice('has not been edited')).toBeVisible();
      const changes = page.getByRole('region', { name: 'What was changed' });
      await expect(changes).toBeHidden();

      await desk.edit(id);
      await window.refreshFeed(publisher);
      const badge = window.reader.getByRole('button', { name: /^Edited · / });
      await expect(badge).toBeVisible();
      await expect(window.headline).toHaveText(`Updated 1: ${title}`);
      // Nobody has to read it again.
      expect((await desk.articles()).find((row) => row.id === id)).toMatchObject({ read: true });
      expect(await barriers(page)).toEqual([]);

      await badge.focus();
      await page.keyboard.press('d');
      await expect(changes).toBeFocused();
      await expect(window.reader.locator('h1')).toBeHidden();
      await expect(changes.getByRole('status')).toHaveText(
        /^Headline, .*changed; 1 paragraph added$/,
      );
      await expect(changes.locator('h3 ins')).toContainText('Updated 1: ');
      await expect(changes.locator('h3')).toHaveAccessibleName(/put in, headline: Updated 1:/);
      await expect(changes.locator('p ins').last()).toContainText('Officials later added');
      await expect(changes.locator('del')).not.toHaveCount(0);
      await expect(changes.getByRole('combobox')).toHaveCount(0);
      expect(await barriers(page)).toEqual([]);

      await page.keyboard.press('Escape');
      await expect(changes).toBeHidden();
      await expect(badge).toBeFocused();

      await test.step('from which text on can be chosen, once there are several', async () => {
        await desk.edit(id);
        await window.refreshFeed(publisher);
        await expect(window.headline).toHaveText(`Updated 2: ${title}`);
        await page.keyboard.press('d');
        const choice = changes.getByRole('combobox', { name: 'From' });
        await expect(choice.getByRole('option')).toHaveCount(2);
        await expect(changes.getByRole('status')).toContainText('2 paragraphs added');
        await choice.selectOption({ index: 1 });
        await expect(changes.getByRole('status')).toContainText('1 paragraph added');
        await choice.focus();
        await page.keyboard.press('Escape');
        await expect(changes).toBeHidden();
      });

      await test.step('and with nothing in focus, the keys go back to the article', async () => {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press('d');
        await expect(changes).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(window.reader.locator('[data-pane-focus]')).toBeFocused();
      });

      await test.step('and it ends where another article begins', async () => {
        await page.keyboard.press('d');
        await expect(changes).toBeVisible();
        await page.keyboard.press('j');
        await expect(changes).toBeHidden();
        await expect(badge).toBeHidden();
      });
    });
  });
}

test('nothing of a page is more than text among the changes', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
  const [article] = await desk.articles();
  await page.route('**/rpc/compare_revisions', (route) =>
    route.fulfill({
      json: {
        title: { kept: true, passages: [{ change: 'kept', text: 'T', kind: null }] },
        blocks: [
          {
            kept: false,
            passages: [
              { change: 'added', text: '<img src="x" onerror="document.title=1">', kind: 'added' },
            ],
          },
        ],
        edits: [],
      },
    }),
  );
  await desk.edit(article!.id);
  await window.read(article!.title);
  await window.refreshFeed(publisher);
  await window.reader.getByRole('button', { name: /^Edited · / }).click();
  const changes = page.getByRole('region', { name: 'What was changed' });
  await expect(changes.locator('ins')).toContainText('<img src="x" onerror="document.title=1">');
  await expect(changes.locator('img')).toHaveCount(0);
});
