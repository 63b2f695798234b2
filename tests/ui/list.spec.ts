import { expect, test } from './desk';
import { flagship } from './flagship';
import type { Window } from './window';

const articles = 700;

/** Goes to the end, which moves further down while the last rows come with the headings of their days. */
async function scrollToEnd(window: Window): Promise<void> {
  await expect
    .poll(async () => {
      await window.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
      return window.rows.last().innerText();
    })
    .toContain('Suara Nusantara');
}

/**
 * Which row stands at the top, and how far it is cut: headings above it may still come.
 * None, while the list is between two scopes.
 */
function topRow(window: Window): Promise<{ row: string | null; cut: number } | null> {
  return window.list.evaluate((list) => {
    const edge = list.getBoundingClientRect().top;
    const tops = [...list.querySelectorAll('[role=option]')]
      .map((row) => ({ row, box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > edge)
      .sort((one, other) => one.box.top - other.box.top);
    if (!tops[0]) return null;
    const { row, box } = tops[0];
    return { row: row.getAttribute('aria-posinset'), cut: Math.round(edge - box.top) };
  });
}

test.describe('a long list', () => {
  test.use({ newsroomArgs: ['--articles', `${articles}`] });

  test.beforeEach(async ({ desk, window }) => {
    await window.open();
    await window.subscribe(desk.at('/suara-nusantara/feed/'));
    await expect(window.place('Unread')).toHaveAccessibleName(/700 unread/);
    // Once more, now that its size is known.
    await window.show('Unread');
  });

  test('is as long as it says, to its last row', async ({ window }) => {
    await expect(window.rows.first()).toHaveAttribute('aria-setsize', `${articles}`);
    expect(await window.rows.count()).toBeLessThan(40);

    const last = window.rows.last();
    // What is fetched meanwhile may change the room that the list has.
    await expect(async () => {
      await scrollToEnd(window);
      await expect(last).toHaveAttribute('aria-posinset', `${articles}`);
      await expect(last).toBeInViewport({ ratio: 1, timeout: 1000 });
    }).toPass({ timeout: 10_000 });
    await expect(last).toHaveAttribute('aria-setsize', `${articles}`);
    expect(await window.rows.count()).toBeLessThan(40);
  });

  test('stays where it was while rows come that nobody looks at', async ({ window, page }) => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/rpc/list_articles', async (route) => {
      await released;
      await route.continue();
    });
    await window.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect
      .poll(async () => Number((await topRow(window))?.row))
      .toBeGreaterThan(articles - 20);
    const there = await topRow(window);
    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    release();
    // Three pages, and with them the headings of their days.
    for (let pages = 0; pages < 3; pages++) await page.waitForResponse('**/rpc/list_articles');
    await page.keyboard.press('Escape');
    await expect(window.list).toHaveAccessibleName('Unread');
    await expect(window.rows.last()).toContainText('Suara Nusantara');
    await expect.poll(() => topRow(window)).toEqual(there);
  });

  test('stays where it was scrolled to', async ({ window, page }) => {
    await page.keyboard.press('n');
    await expect(window.selectedRow).toBeVisible();
    await scrollToEnd(window);
    // More rows have come meanwhile; the selected one is far above, and stays there.
    await expect
      .poll(async () => Number((await topRow(window))?.row))
      .toBeGreaterThan(articles - 20);
    const there = await topRow(window);
    await expect(window.selectedRow).toBeHidden();

    await page.keyboard.press('/');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(window.list).toHaveAccessibleName('Unread');
    await expect.poll(() => topRow(window)).toEqual(there);

    // Also when it was scrolled a moment ago, and has not been told so.
    await window.list.evaluate((list) => {
      list.scrollTo(0, 20_000);
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    });
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(window.list).toHaveAccessibleName('Unread');
    await expect.poll(() => window.list.evaluate((list) => list.scrollTop)).toBe(20_000);
  });
});

test('an article opens again where it was left', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(flagship.feed));
  await desk.settled();
  await window.read(flagship.title);
  await window.expectPictures(flagship.captions.length);
  const passage = window.text.getByText(flagship.lastWords);
  const progress = page.getByRole('progressbar', { name: 'How far you have read' });

  await passage.scrollIntoViewIfNeeded();
  await expect(progress).not.toHaveAttribute('aria-valuenow', '0');
  const left = (await progress.getAttribute('aria-valuenow'))!;
  await page.keyboard.press('k');
  await expect(window.headline).not.toHaveText(flagship.title);
  await expect(progress).toHaveAttribute('aria-valuenow', '0');

  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(flagship.title);
  await expect(passage).toBeInViewport();
  await expect(progress).toHaveAttribute('aria-valuenow', left);
});
