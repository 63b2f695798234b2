import { expect } from '../desk';
import { flagship } from '../flagship';
import { hidden, long } from './awkward';
import { edited, episode, failing } from './furnish';
import type { Guide } from './guide';

/** The window with nothing in it. */
export async function welcome(guide: Guide): Promise<void> {
  const { page, words } = guide;
  await expect(page.getByRole('heading', { name: words.list.empty.welcome })).toBeVisible();
  await guide.look('the welcome');
  await guide.openSidebar();
  await guide.look('an empty sidebar');
}

/** Every kind of list. */
export async function lists(guide: Guide): Promise<void> {
  const { page, rows, words } = guide;
  await expect(rows.first()).toBeVisible();
  await guide.look('unread articles');
  await guide.press('g', 'a');
  await page.getByRole('listbox').evaluate((list) => list.scrollBy(0, 1200));
  await guide.look('all articles');
  await guide.press('g', 'b');
  await guide.look('no bookmarks');
  await guide.openSidebar();
  await guide.look('the sidebar');
  await guide.show(words.sidebar.saved);
  await guide.look('no saved pages');
  for (const name of ['Kosong', long.folder, long.publisher, failing.gone, long.tag, long.search]) {
    await guide.show(name);
    await guide.look(`the list of ${name}`);
  }
  await rows.first().click({ button: 'right' });
  await expect(guide.menu).toBeVisible();
  await guide.look('the menu of an article');
  await guide.leave();
}

/** What is found, and what is not. */
export async function searching(guide: Guide): Promise<void> {
  const { page, words } = guide;
  await guide.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await guide.look('a search for nothing');
  await page.getByRole('searchbox').fill(long.unbroken.slice(0, -1) + 'x');
  await expect(
    page.getByText(words.search.noneAnywhere).or(page.getByText(words.search.widen)),
  ).toBeVisible();
  await guide.look('a search in vain');
  for (const query of ['the', hidden['after a word without end']]) {
    await guide.window.search(query);
    await guide.look(`a search for ${query}`);
  }
  await guide.button(words.search.best).click();
  await expect(guide.button(words.search.best)).toHaveAttribute('aria-pressed', 'true');
  await guide.look('the best matches');
  await guide.button(words.search.newest).click();
  await guide.button(words.search.help).click();
  await expect(page.getByRole('dialog', { name: words.search.help })).toBeVisible();
  await guide.look('what can be searched for');
  await guide.press('Escape');
  await page.getByRole('searchbox').fill('pelabuhna ');
  await expect(guide.button(words.search.meant('pelabuhan'))).toBeVisible();
  await guide.look('a slip');
  await guide.button(words.search.save).click();
  await guide.look('saving a search');
  await guide.leave();
  await page.getByRole('searchbox').focus();
  await guide.press('Escape');
}

/** Articles of every kind, and what can be opened in them. */
export async function reading(guide: Guide): Promise<void> {
  const { page, words } = guide;
  await guide.press('2');
  await guide.read(`"${flagship.title}"`, flagship.title);
  await guide.look('an article');
  await guide.press('h');
  await guide.look('what was moved out of it');
  await guide.button(words.reader.evidence(3)).click();
  await expect(page.getByRole('dialog', { name: words.reader.evidenceTitle })).toBeVisible();
  await guide.look('who says so');
  await guide.press('Escape', 't');
  const tags = page.getByRole('combobox');
  await expect(tags).toBeFocused();
  await guide.look('the tags of an article');
  await tags.fill(long.unbroken);
  await guide.look('a new tag');
  await guide.press('Escape');

  await guide.read('"Updated 1"', /Updated 1: /);
  await guide.look('an edited article');
  await guide.press('d');
  await expect(page.getByRole('region', { name: words.changes.title })).toBeVisible();
  await guide.look('what was changed');
  await guide.press('d');
  await guide.read(`"${episode}"`, episode);
  await guide.look('an article with a sound');
  await guide.read(hidden['after a word without end'], long.unbroken);
  await guide.look('an article with a word without end');
  await guide.button(words.reader.copyAddress).hover();
  await expect(page.locator('.tooltip')).toBeVisible();
  await guide.look('the name of a button');
  await page.mouse.move(0, 0);
  await guide.press('Escape', 'Escape');
}

/** Sentences at the foot of the window, and a refresh that hangs. */
export async function notices(guide: Guide): Promise<void> {
  const { desk, page, words } = guide;
  await guide.show(edited.publisher);
  await guide.press('Shift+A');
  await expect(guide.button(words.app.undo).or(page.locator('.toast .undo'))).toBeVisible();
  await guide.look('a notice with undo');
  await guide.press('z');
  await guide.openMore();
  await guide.choose(words.sidebar.exportOpml);
  await expect(page.locator('.toast').filter({ hasText: '.opml' })).toBeVisible();
  await guide.look('notices');

  await desk.fault(edited.feed, { kind: 'stall' });
  await guide.openMenu(edited.publisher);
  await guide.choose(words.sidebar.refreshFeed);
  const progress = page.getByRole('progressbar', { name: words.refresh.label });
  await expect(progress.first()).toBeVisible();
  await guide.look('a refresh');
  await guide.button(words.refresh.cancel).last().click();
  await expect(progress).toHaveCount(0);
  await desk.fault(edited.feed, null);
}
