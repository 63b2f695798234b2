import { expect, test } from './desk';

const wrong = [
  {
    what: 'no address at all',
    address: () => 'hello world',
    says: '“hello world” is not a web address.',
  },
  { what: 'a picture', address: '/kabar-pagi/favicon.png', says: 'is not a feed that Warta can' },
  { what: 'a page that is not there', address: '/kabar-pagi/nowhere', says: 'answered 404.' },
  { what: 'a page without a feed', address: '/faults/html', says: 'names no feed.' },
  { what: 'more than anybody reads', address: '/faults/huge', says: 'sent more than 15 MB.' },
  { what: 'a circle', address: '/faults/redirect-loop', says: 'redirects in circles.' },
];

for (const { what, address, says } of wrong) {
  test(`an address that is ${what} is told in a sentence`, async ({ desk, window }) => {
    await window.open();
    await window.find(typeof address === 'string' ? desk.at(address) : address());
    await expect(window.dialog.getByRole('alert')).toContainText(says);
    await expect(window.dialog.getByRole('button', { name: 'Subscribe' })).toBeHidden();
    expect((await desk.rpc('get_overview', { today: 0 })).feeds).toEqual([]);
  });
}

test('a feed that fails says why, and recovers', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at('/kabar-pagi/atom.xml'));
  await desk.settled();

  await desk.fault('/kabar-pagi/atom.xml', { kind: 'status', code: 500 });
  await window.refreshFeed('Kabar Pagi');
  await expect(window.notice('1 failed')).toBeVisible();
  const strip = page.getByRole('alert').filter({ hasText: 'answered 500.' });
  await expect(strip).toBeVisible();
  // Once is no more than a bad hour.
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread$/);
  await expect(window.rows.first()).toContainText(', unread.');

  await desk.fault('/kabar-pagi/atom.xml', null);
  await strip.getByRole('button', { name: 'Try again' }).click();
  await expect(strip).toBeHidden();
  await expect(window.place('Kabar Pagi')).toHaveAccessibleName(/12 unread/);
});

test('a refresh that hangs can be cancelled', async ({ desk, window }) => {
  await window.open();
  await window.subscribe(desk.at('/kabar-pagi/atom.xml'));
  await desk.settled();

  await desk.fault('/kabar-pagi/atom.xml', { kind: 'stall' });
  await window.refreshFeed('Kabar Pagi');
  await expect(window.refreshBar).toBeVisible();
  await window.button('Cancel refresh').click();
  await expect(window.notice('Refresh cancelled.')).toBeVisible();
  await expect(window.refreshBar).toBeHidden();
});
