import { expect } from '../desk';
import { flagship } from '../flagship';
import { long } from './awkward';
import { failing } from './furnish';
import type { Guide } from './guide';

/** From an address to a subscription, and to none. */
export async function adding(guide: Guide): Promise<void> {
  const { awkward, desk, dialog, words } = guide;
  await guide.press('a');
  await guide.look('the add dialog');
  const find = async (address: string) => {
    await dialog.getByRole('textbox').fill(address);
    await guide.press('Enter');
  };
  await find(desk.at('/orchard-review/'));
  await expect(dialog.getByRole('list').getByRole('listitem')).toHaveCount(5);
  await guide.look('a feed that was found');
  await find(awkward.at('/'));
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await guide.look('feeds that were found');
  await dialog.getByRole('radio', { disabled: false }).last().check();
  await guide.look('the last of the feeds that were found');
  await find(desk.at(flagship.feed));
  await expect(dialog.getByText(words.add.subscribed)).toBeVisible();
  await guide.look('a feed that is followed already');
  await find(desk.at('/faults/html'));
  await expect(dialog.getByRole('alert')).toBeVisible();
  await guide.look('a page without a feed');
  await find(awkward.at('/closed.xml'));
  await expect(dialog.locator('input[type=password]')).toBeVisible();
  for (const way of Object.values(words.feed.settings.ways)) {
    await dialog.getByText(way, { exact: true }).first().click();
    await guide.look(`a feed that asks for a ${way}`);
  }
  await guide.leave();
}

/** Dialogs that ask for a name, an address or a yes. */
export async function asking(guide: Guide): Promise<void> {
  const { awkward, dialog, page, words } = guide;
  await guide.press('w');
  await guide.look('saving a page');
  await dialog.getByRole('textbox').fill(`${awkward.at('/gone.xml')}?${long.unbroken}`);
  await guide.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await guide.look('a page that cannot be saved');
  await guide.leave();

  for (const name of [long.publisher, long.folder, long.tag]) {
    await guide.openMenu(name);
    await guide.look(`the menu of ${name}`);
    await guide.choose(words.sidebar.rename);
    await guide.look(`renaming ${name}`);
    await guide.leave();
  }
  await guide.openMenu(long.search);
  await guide.look('the menu of a saved search');
  await guide.choose(words.sidebar.rename);
  await guide.look('renaming a saved search');
  await guide.leave();
  await guide.openMenu(long.search);
  await guide.choose(words.sidebar.changeSearch);
  await guide.look('changing a saved search');
  await guide.leave();
  await guide.openMenu(long.tag);
  await guide.choose(words.sidebar.rename);
  await dialog.getByRole('textbox').fill('energi');
  await guide.press('Enter');
  await expect(dialog).toHaveAccessibleName(words.mergeTags.title(long.tag, 'energi'));
  await guide.look('merging tags');
  await guide.leave();
  await guide.openMenu(long.publisher);
  await guide.choose(words.sidebar.moveTo);
  await expect(guide.menu).toHaveAccessibleName(words.sidebar.moveTo);
  await guide.look('the menu of folders');
  await guide.choose(words.sidebar.newFolder);
  await guide.look('a new folder');
  await dialog.getByRole('textbox').fill('');
  await guide.press('Enter');
  await guide.look('a folder without a name');
  await guide.leave();
  await guide.openMenu(failing.gone);
  await guide.choose(words.sidebar.unsubscribe);
  await guide.look('unsubscribing');
  await guide.leave();

  await guide.openMore();
  await guide.look('the menu of the window');
  await guide.leave();
  const outlines = [long.unbroken, long.publisher, ''].map(
    (title, number) =>
      `<outline type="rss" text="${title}" xmlUrl="not-an-address-${number}-${long.unbroken}"/>`,
  );
  const fresh = `<outline type="rss" text="Fresh" xmlUrl="${awkward.at('/fresh.xml')}"/>`;
  const document = `<opml version="2.0"><body>${outlines.join('')}${fresh}</body></opml>`;
  const buffer = Buffer.from(document);
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'a.opml', mimeType: 'text/x-opml', buffer });
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await guide.look('an import');
  await guide.leave();
}

/** How feeds are doing, and how they are treated. */
export async function tending(guide: Guide): Promise<void> {
  const { dialog, page, words } = guide;
  for (const name of [long.publisher, failing.gone, failing.moved]) {
    await guide.openMenu(name);
    await guide.choose(words.sidebar.health);
    await expect(dialog.locator('table')).toBeVisible();
    await guide.look(`the health of ${name}`);
    await guide.leave();
  }
  await guide.openMenu(long.publisher);
  await guide.choose(words.sidebar.makeOffline);
  await expect(dialog.getByRole('status')).not.toHaveText(words.makeOffline.looking);
  await guide.look('making a feed available offline');
  await guide.leave();
  await guide.openMenu(long.publisher);
  await guide.choose(words.sidebar.feedSettings);
  await guide.look('the settings of a feed');
  await dialog.getByLabel(words.feed.settings.address).fill(guide.desk.at('/faults/html'));
  await guide.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await guide.look('an address that is no feed');
  for (const way of Object.values(words.feed.settings.ways)) {
    await dialog.getByText(way, { exact: true }).first().click();
    await guide.look(`signing in with ${way}`);
  }
  await page.mouse.move(0, 0);
  await guide.leave();
}

/** What is about the window as a whole. */
export async function settling(guide: Guide): Promise<void> {
  const { dialog, words } = guide;
  await guide.press('?');
  await expect(dialog).toBeVisible();
  await guide.look('the shortcuts');
  await guide.leave();
  await guide.openMore();
  await guide.choose(words.sidebar.backups);
  const restore = dialog.getByRole('button', { name: words.backups.restoreOf('').trim() });
  await expect(restore).toBeVisible();
  await guide.look('the backups');
  await restore.click();
  await expect(dialog).toHaveAccessibleName(words.backups.confirmTitle);
  await guide.look('restoring a backup');
  await guide.leave();
  await guide.openMore();
  await guide.choose(words.sidebar.storage);
  await expect(dialog.getByRole('row').nth(1)).toBeVisible();
  await guide.look('the storage');
  await dialog.getByLabel(words.storage.most).selectOption({ index: 1 });
  await expect(dialog.getByText(words.storage.nothing)).toBeVisible();
  await guide.look('what would go');
  await dialog.getByRole('button', { name: words.storage.check }).click();
  await expect(dialog.getByText(words.storage.filesHint)).toBeVisible();
  await guide.look('a look through the files');
  await dialog.getByRole('button', { name: words.storage.free }).click();
  await expect(dialog).toHaveAccessibleName(words.storage.confirmFree.title);
  await guide.look('giving room back');
  await guide.press('Escape');
  await expect(dialog).toHaveAccessibleName(words.storage.title);
  await dialog.getByRole('button', { name: words.storage.removeLeft }).click();
  await expect(dialog).toHaveAccessibleName(words.storage.confirmLeft.title);
  await guide.look('removing what was left behind');
  await guide.press('Escape');
  await expect(dialog).toHaveAccessibleName(words.storage.title);
  await guide.leave();
  await guide.openMore();
  await guide.choose(words.sidebar.settings);
  await expect(dialog.locator('pre')).toBeVisible();
  await guide.look('the settings');
  await dialog.getByText(words.settings.densities.compact, { exact: true }).click();
  await guide.leave();
  await guide.press('Escape', 'g', 'a');
  await expect(guide.rows.first()).toBeVisible();
  await guide.look('a compact list');
  await guide.window.search('the');
  await guide.look('a compact list of what was found');
  await guide.press('Escape');
  await guide.desk.rpc('set_settings', {
    ...(await guide.desk.rpc('get_settings', {})),
    density: 'comfortable',
  });
}
