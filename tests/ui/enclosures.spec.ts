import { barriers } from './barriers';
import { expect, test } from './desk';

const feed = '/podcast/feed.xml';

test('an episode is played, and kept for later', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.row('Angin dan garam').click();
  await expect(window.headline).toHaveText('Angin dan garam');
  const sounds = window.reader.getByRole('region', { name: 'Sounds and films' });
  await expect(sounds.getByRole('listitem')).toHaveCount(1);
  await expect(sounds).toContainText('Sound · 0:05');
  await expect(sounds).not.toContainText('Available offline');
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press('e');
  await expect(sounds).toContainText('Available offline');
  await expect.poll(() => desk.opened()).toEqual([expect.stringMatching(/^file:.*\.mp3$/)]);

  await sounds.getByRole('button', { name: 'in the browser' }).click();
  await expect.poll(() => desk.opened()).toContainEqual(desk.at('/podcast/media/4.mp3'));

  await test.step('without a network too', async () => {
    await desk.stopNewsroom();
    await sounds.getByRole('button', { name: 'Play' }).click();
    await expect.poll(async () => (await desk.opened()).length).toBe(3);
    expect(desk.callers).toBe(0);
  });
});

test('an episode that does not come can be cancelled', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
  await desk.fault('/podcast/media', { kind: 'stall' });
  await window.row('Film dari muara').click();
  const films = window.reader.getByRole('region', { name: 'Sounds and films' });
  await expect(films).toContainText('Film · 0:02');
  await films.getByRole('button', { name: 'Play' }).press('Enter');
  const progress = films.getByRole('progressbar');
  await expect(progress).toBeVisible();
  await films.getByRole('button', { name: 'Stop fetching' }).press('Enter');
  await expect(progress).toBeHidden();
  await expect(films.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await desk.opened()).toEqual([]);
});

test('a feed can be read in the browser', async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at('/kabar-pagi/atom.xml'));
  await window.act('Kabar Pagi', 'Feed settings…');
  await window.dialog.getByLabel('Open its articles').selectOption({ label: 'In the browser' });
  await expect(window.dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await window.page.keyboard.press('Escape');
  await window.rows.first().click();
  await expect.poll(() => desk.opened()).toEqual([expect.stringContaining('/kabar-pagi/read/')]);
});
