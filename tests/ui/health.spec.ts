import { barriers } from './barriers';
import { expect, test } from './desk';

const feed = '/kabar-pagi/atom.xml';

test('a feed tells how it is doing, by keyboard alone', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
  await page.keyboard.press('i');
  const { dialog } = window;
  await expect(dialog).toHaveAccessibleName('Kabar Pagi');
  await expect(dialog.getByText('This feed is doing well.')).toBeVisible();
  await expect(dialog.getByText(desk.at(feed), { exact: true })).toBeVisible();
  await expect(dialog.getByText('Atom', { exact: true })).toBeVisible();
  const requests = dialog.getByRole('row');
  await expect(requests).toHaveCount(2);
  await expect(requests.last()).toContainText('200');
  await expect(requests.last()).toContainText('12');

  await test.step('and goes on telling', async () => {
    await dialog.getByRole('button', { name: 'Check now' }).press('Enter');
    await expect(requests).toHaveCount(3);
    await expect(requests.nth(1)).toContainText('304 · not modified');
    await expect(dialog.getByText('50% of them (1)')).toBeVisible();
    expect(await barriers(page)).toEqual([]);
  });

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a feed that fails is marked when it is serious, and says what to do', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await desk.settled();
  await desk.fault(feed, { kind: 'status', code: 404 });
  for (let times = 1; times <= 3; times++) {
    await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread$/);
    await window.refreshFeed('Kabar Pagi');
    await expect.poll(async () => (await health(desk)).feed.problem?.failures).toBe(times);
    await expect(window.refreshBar).toBeHidden();
  }
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(
    /^Kabar Pagi\s*, 12 unread\s*, has a problem: .* answered 404\./,
  );

  const strip = page.getByRole('alert').filter({ hasText: 'answered 404.' });
  await strip.getByRole('button', { name: 'Details' }).click();
  const { dialog } = window;
  await expect(dialog.getByText('Failed 3 times in a row.')).toBeVisible();
  await expect(dialog.getByText('Warta waits longer each time')).toBeVisible();
  await expect(dialog.getByRole('row').nth(1)).toContainText('404');

  await test.step('a wrong address is refused where it was typed', async () => {
    await dialog.getByRole('button', { name: 'Change the address…' }).click();
    const address = dialog.getByLabel('Address of the feed');
    await address.fill(desk.at('/faults/html'));
    await address.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('names no feed');
    await expect(address).toHaveValue(desk.at('/faults/html'));
  });

  await test.step('a right one mends it, and keeps what was there', async () => {
    await desk.fault(feed, null);
    const address = dialog.getByLabel('Address of the feed');
    await address.fill(desk.at('/kabar-pagi/'));
    await address.press('Enter');
    await expect(address).toHaveValue(desk.at(feed));
    await dialog.getByRole('tab', { name: 'Health' }).click();
    await expect(dialog.getByText('This feed is doing well.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread$/);
  });
});

test('a feed can be paused and treated in its own way', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.act('Kabar Pagi', 'Feed health…');
  const { dialog } = window;
  await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(dialog.getByText('Paused: Warta does not ask')).toBeVisible();
  await expect(dialog.getByText('Next check')).toBeHidden();

  await dialog.getByRole('tab', { name: 'Health' }).focus();
  await page.keyboard.press('ArrowRight');
  await dialog.getByLabel('Check', { exact: true }).selectOption({ label: 'Every 3 hours' });
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await dialog.getByLabel('Open its articles').selectOption({ label: 'In the browser' });
  await expect(dialog.getByText('opens its page in your browser')).toBeVisible();
  const agent = dialog.getByLabel('User agent');
  await agent.fill('Pembaca/2');
  await agent.press('Enter');
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  // The word of the save before may still be there.
  await expect
    .poll(async () => (await health(desk)).settings)
    .toEqual({
      interval_minutes: 180,
      user_agent: 'Pembaca/2',
      open_mode: 'browser',
      paused: true,
      keep: 'everything',
      retention: null,
    });
  await page.keyboard.press('Escape');
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread\s*, paused$/);

  await window.act('Kabar Pagi', 'Resume');
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread$/);
  await window.refreshFeed('Kabar Pagi');
  await expect
    .poll(async () => (await desk.requests()).map(({ user_agent }) => user_agent))
    .toContain('Pembaca/2');
});

const ways = [
  { kind: 'basic', fields: { Name: 'pembaca', Password: 'rahasia' } },
  { kind: 'cookie', choice: 'Cookie', fields: { Cookie: 'sesi=lembut' } },
  { kind: 'header', choice: 'Header', fields: { Header: 'x-langganan', Value: 'tetap' } },
];

for (const { kind, choice, fields } of ways) {
  test(`a feed can be signed in with ${kind}, and out`, async ({ desk, window, page }) => {
    const url = desk.at(`/guarded/${kind}/feed.xml`);
    const document = `<opml version="2.0"><body><outline text="Ruang" xmlUrl="${url}"/></body></opml>`;
    await desk.rpc('import_opml', { document, own_network: true });
    await window.open();
    await window.place('Ruang').click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await page.keyboard.press('i');
    const { dialog } = window;
    await dialog.getByRole('tab', { name: 'Settings' }).click();
    if (choice !== undefined) await dialog.getByText(choice, { exact: true }).first().click();
    for (const [label, value] of Object.entries(fields)) {
      await dialog
        .locator('input:not([type=radio])')
        .and(dialog.getByLabel(label, { exact: true }))
        .fill(value);
    }
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Signed in with')).toBeVisible();
    await expect(dialog).not.toContainText(Object.values(fields).at(-1) ?? '');
    await expect(window.sidebar.getByText('Ruang')).toBeVisible();
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await expect(dialog.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
  });
}

async function health(desk: import('./desk').Desk) {
  const [feed] = (await desk.rpc('get_overview', { today: 0 })).feeds;
  return desk.rpc('get_feed_health', { id: feed?.id ?? 0 });
}
