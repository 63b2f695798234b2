import { expect, test } from './desk';
import { flagship } from './flagship';

/** Pastes as a person does, with nothing to write in focused. */
async function paste(page: import('@playwright/test').Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
}

test('a page is saved from the clipboard', async ({ desk, window, page }) => {
  await window.open();
  await paste(page, 'only words');
  await expect(window.dialog).toBeHidden();
  await paste(page, desk.at(flagship.path));
  await expect(window.dialog.getByLabel('Address of the page')).toHaveValue(desk.at(flagship.path));
  await window.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(window.reader.getByRole('heading', { name: flagship.title })).toBeVisible();
});

test('the settings have a bookmarklet, and read site rules again', async ({ window }) => {
  await window.open();
  await window.chooseMore('Settings…');
  await expect(window.dialog.getByText(/^javascript:location\.href='warta:\/\/save/)).toBeVisible();
  const rules = window.dialog.getByRole('region', { name: 'Site rules' });
  await expect(rules).toContainText('site-rules.toml');
  await rules.getByRole('button', { name: 'Read again' }).press('Enter');
  await expect(rules).toContainText('Pages of 1 site are read by a rule.');
});

test('the full text comes when it is asked for', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at('/meridian-report/feed.atom'));
  await window.act('Meridian Report', 'Feed settings…');
  await window.dialog
    .getByLabel('Open its articles')
    .selectOption({ label: 'With the text of the feed; the full text when I ask' });
  await expect(window.dialog.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(window.place('Meridian Report')).toHaveAccessibleName(/12 unread$/);
  await desk.publish('meridian-report', 1);
  await window.refreshFeed('Meridian Report');
  await expect(window.place('Meridian Report')).toHaveAccessibleName(/13 unread$/);
  await window.show('Meridian Report');
  // An article that came before has its whole text already.
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', '13');
  await window.rows.first().click();
  const line = window.reader.getByText('This is what the feed carries.');
  await expect(line).toBeVisible();
  const paragraphs = window.text.locator('p');
  const before = await paragraphs.count();
  await page.keyboard.press('f');
  await expect(line).toBeHidden();
  expect(await paragraphs.count()).toBeGreaterThan(before + 2);
});
