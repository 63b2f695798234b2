import { barriers } from './barriers';
import { expect, test } from './desk';

test('a row says why its article is not ready offline, and only then', async ({
  desk,
  window,
  page,
}) => {
  const mark = 'Kept in part: its page could not be read.';
  await desk.fault('/meridian-report/read/', { kind: 'status', code: 404 });
  await window.open();
  await window.subscribe(desk.at('/meridian-report/feed.atom'));
  await expect(window.rows.first()).toContainText('Being kept for offline.');
  // Three tries are made of a page, one in each refresh.
  await expect(async () => {
    await window.refreshFeed('Meridian Report');
    await expect(window.rows.first()).toContainText(mark, { timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
  await window.rows.first().click();
  await expect(window.reader.getByText('Kept in part: its page could not be read')).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  const [feed] = (await desk.rpc('get_overview', { today: 0 })).feeds;
  const { settings } = await desk.rpc('get_feed_health', { id: feed!.id });
  await desk.rpc('set_feed_settings', {
    id: feed!.id,
    settings: { ...settings, open_mode: 'feed_text' },
  });
  await expect(window.rows.first()).not.toContainText('Kept in part');
  await expect(window.reader.getByText('Ready offline')).toBeVisible();
});
