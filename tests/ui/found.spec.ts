import type { Page } from '@playwright/test';
import { expect } from './desk';
import { flagship } from './flagship';
import { sizes } from './sizes';
import { hidden } from './tour/awkward';
import { test } from './tour/test';

/** Rows of the results that show nothing of what was found, or not all that they could. */
function blindRows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    /** Whether the whole match is where eyes are: it is what stands at both its ends. */
    function isSeen(match: Element): boolean {
      const rects = [...match.getClientRects()];
      return (
        rects.length > 0 &&
        rects.every(({ left, right, top, bottom }) =>
          [left + 3, right - 3].every(
            (x) => document.elementFromPoint(x, (top + bottom) / 2) === match,
          ),
        )
      );
    }

    const blind: string[] = [];
    for (const row of document.querySelectorAll('[role=option]')) {
      row.scrollIntoView({ block: 'nearest' });
      const matches = ['.title mark', '.excerpt mark']
        .map((first) => row.querySelector(first))
        .filter((match) => match !== null);
      const there = matches.length;
      const seen = matches.filter(isSeen).length;
      if (seen === 0 || seen < there) blind.push(`${seen} of ${there} in ${row.textContent}`);
    }
    return blind;
  });
}

for (const density of ['comfortable', 'compact'] as const) {
  test(`what was found is seen in every row of a ${density} list`, async ({
    awkward,
    desk,
    page,
    window,
  }) => {
    for (const url of [
      awkward.at('/feed.xml'),
      desk.at(flagship.feed),
      desk.at('/suara-nusantara/feed/'),
    ]) {
      await desk.rpc('subscribe', { url, folder_id: null, page: false });
    }
    await desk.settled();
    await desk.rpc('set_settings', {
      ...(await desk.rpc('get_settings', {})),
      density,
    });

    const narrowList = { width: 720, height: 600, list: 300 };
    for (const { width, height, list } of [
      ...sizes.map((size) => ({ ...size, list: null })),
      narrowList,
    ]) {
      await page.setViewportSize({ width, height });
      await page.goto('/');
      if (list !== null) {
        await page.evaluate((width) => localStorage.setItem('warta.listWidth', `${width}`), list);
        await page.reload();
      }
      await expect(page.getByRole('option').first()).toBeVisible();
      for (const query of [
        ...Object.values(hidden),
        'teheran',
        'jalur dagang',
        'yang',
        'wet nets',
      ]) {
        await window.search(query);
        await expect
          .poll(() => blindRows(page), { message: `${query}, ${width} wide` })
          .toEqual([]);
      }
      await page.keyboard.press('Escape');
    }
  });
}

test('where there is room, a headline begins at its beginning', async ({
  awkward,
  desk,
  page,
  window,
}) => {
  await desk.rpc('subscribe', { url: awkward.at('/feed.xml'), folder_id: null, page: false });
  await page.goto('/');
  await expect(page.getByRole('option').first()).toBeVisible();
  await window.search(hidden['in the middle of a headline']);
  const title = page.getByRole('option').first().locator('.title');
  await expect(title.locator('mark')).toBeVisible();
  await expect(title.getByText('What the old')).toBeInViewport();
  await expect(page.locator('.title [data-late]')).toHaveCount(0);
});
