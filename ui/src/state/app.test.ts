import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speak } from '../i18n';
import type { Failure, RefreshSummary } from '../ipc';
import type { Command } from '../ipc/host';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';
import { Subscribing } from './subscribing.svelte';

let host: FakeHost;
let app: App;
let stop: () => void;

beforeEach(async () => {
  localStorage.clear();
  host = FakeHost.filled(60);
  host.settings = { ...host.settings, language: 'id' };
  app = new App(host);
  stop = app.start();
  await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
});

afterEach(() => {
  stop();
  speak('en');
});

const refreshed: RefreshSummary = {
  feeds: 0,
  unchanged: 0,
  failed: 0,
  resting: 0,
  new_articles: 0,
  offline: false,
  cancelled: false,
};

const called = (command: Command) => host.calls.filter((call) => call.command === command);
const texts = () => app.notices.shown.map(({ text }) => text);

describe('reading', () => {
  it('begins with what is unread', () => {
    expect(app.view.kind).toBe('unread');
    expect(app.list.rows.every(({ read }) => !read)).toBe(true);
    expect(app.list.size).toBe(app.library.overview.counts.unread);
  });

  it('opens an article and with that reads it', async () => {
    const unread = app.library.count({ kind: 'unread' });
    await app.step(1);
    expect(app.reader.article?.id).toBe(app.list.rows[0]?.id);
    expect(app.list.rows[0]?.read).toBe(true);
    await vi.waitFor(() => expect(app.library.count({ kind: 'unread' })).toBe(unread - 1));
  });

  it('goes on with the next, and back', async () => {
    await app.step(1);
    await app.step(1);
    expect(app.list.selectedIndex).toBe(1);
    await app.step(-1);
    expect(app.reader.id).toBe(app.list.rows[0]?.id);
  });

  it('scans without opening', async () => {
    await app.scan(1);
    await app.scan(1);
    expect(app.list.selectedIndex).toBe(1);
    expect(app.reader.id).toBeNull();
    expect(called('mark')).toEqual([]);
  });

  it('keeps the open article in its list when that is loaded anew', async () => {
    await app.step(1);
    const open = app.reader.id;
    host.publish(2, 3);
    await app.reload();
    expect(app.list.indexOf(open!)).toBe(3);
    expect(app.list.selected).toBe(open);
  });

  it('takes back a mark that was refused', async () => {
    host.refusals.set('bookmark', { code: 'disk_full', args: [] });
    await app.step(1);
    const { bookmarked } = app.reader.article!;
    await app.toggleBookmark();
    expect(app.reader.article?.bookmarked).toBe(bookmarked);
    expect(app.notices.shown.at(-1)?.trouble).toBe(true);
  });

  it('tags, and shows the tag in every pane', async () => {
    await app.step(1);
    const article = app.reader.article!;
    await app.marking.addTag(article.id, 'pelabuhan');
    expect(app.reader.article?.tags.map(({ name }) => name)).toContain('pelabuhan');
    expect(app.list.rows[0]?.tags).toContain('pelabuhan');
    await vi.waitFor(() => expect(app.library.tag('Pelabuhan')?.total).toBe(1));
  });

  it('saves where the reading was left', async () => {
    await app.step(1);
    const first = app.reader.id!;
    app.reader.reached(first, 0.4);
    await app.step(1);
    expect(called('set_position').at(-1)?.request).toEqual({ id: first, position: 0.4 });
  });
});

describe('marking all', () => {
  it('can be undone, rows and counts alike', async () => {
    const unread = app.library.count({ kind: 'unread' });
    await app.markAllRead();
    expect(app.list.rows.every(({ read }) => read)).toBe(true);
    expect(texts()).toEqual([`${unread} artikel di Belum dibaca ditandai sudah dibaca`]);
    await app.undo.last();
    expect(app.list.rows.some(({ read }) => read)).toBe(false);
    await vi.waitFor(() => expect(app.library.count({ kind: 'unread' })).toBe(unread));
  });

  it('marks above a row, and not the row', async () => {
    const row = app.list.rows[3]!;
    await app.marking.markAbove(app.view, app.list, row);
    expect(app.list.rows.map(({ read }) => read).slice(0, 5)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('can be undone after many were opened, which nobody steps back through', async () => {
    const unread = app.library.count({ kind: 'unread' });
    await app.markAllRead();
    app.show({ kind: 'all' });
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    for (let opened = 0; opened < 5; opened++) await app.step(1);
    await app.undo.last();
    await vi.waitFor(() => expect(app.library.count({ kind: 'unread' })).toBe(unread));
  });

  it('tells when there is nothing to undo', async () => {
    await app.undo.last();
    expect(texts()).toEqual(['Tidak ada yang bisa diurungkan.']);
  });
});

describe('one step back', () => {
  const row = () => app.list.rows[0]!;

  beforeEach(async () => {
    app.show({ kind: 'all' });
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    await app.scan(1);
  });

  it('unmarks what was marked, without a word before', async () => {
    await app.toggleRead();
    expect(row().read).toBe(true);
    expect(texts()).toEqual([]);
    await app.undo.last();
    expect(row().read).toBe(false);
    expect(host.articles[0]!.row.read).toBe(false);
    expect(texts()).toEqual(['Sudah diurungkan.']);
  });

  it('gives a star back, and tags', async () => {
    const { id, bookmarked, tags } = row();
    await app.toggleBookmark();
    await app.marking.addTag(id, 'pelabuhan');
    await app.marking.removeTag(id, app.library.tag(tags[0]!)!);
    expect(row()).toMatchObject({ bookmarked: !bookmarked, tags: ['pelabuhan'] });
    await app.undo.last();
    expect(row().tags.toSorted()).toEqual(['pelabuhan', ...tags]);
    await app.undo.last();
    expect(row().tags).toEqual(tags);
    await app.undo.last();
    expect(row()).toMatchObject({ bookmarked, tags });
    expect(host.articles[0]!.row).toMatchObject({ bookmarked, tags });
  });

  it('is none when nothing was changed', async () => {
    await app.marking.addTag(row().id, row().tags[0]!);
    await app.undo.last();
    expect(texts()).toEqual(['Tidak ada yang bisa diurungkan.']);
  });

  it('renames and moves back', async () => {
    const feed = app.library.feed(2)!;
    await app.arranging.renameFeed(feed, 'Koran');
    await app.arranging.move(feed, 2);
    expect(texts()).toEqual(['Kabar Pagi kini bernama Koran', 'Kabar Pagi dipindahkan ke Dunia']);
    expect(app.library.feed(2)).toMatchObject({ title: 'Koran', folder_id: 2 });
    await app.undo.last();
    await app.undo.last();
    await vi.waitFor(() =>
      expect(app.library.feed(2)).toMatchObject({ title: 'Kabar Pagi', folder_id: 1 }),
    );
  });
});

describe('deleting', () => {
  it('takes the article out of its list, and puts it back', async () => {
    await app.step(1);
    await app.step(1);
    const before = app.list.rows.map(({ id }) => id);
    const { id, title } = app.list.rows[1]!;
    await app.deleteTarget();
    expect(app.list.indexOf(id)).toBe(-1);
    expect(app.list.size).toBe(before.length - 1);
    expect(app.reader.id).toBeNull();
    expect(texts()).toEqual([`“${title}” dihapus`]);
    await vi.waitFor(() => expect(app.library.overview.counts.all).toBe(59));

    await app.undo.last();
    expect(app.list.rows.map(({ id }) => id)).toEqual(before);
    expect(app.list.selected).toBe(id);
    await vi.waitFor(() => expect(app.library.overview.counts.all).toBe(60));
  });

  it('goes on with the article that took its place', async () => {
    await app.step(1);
    const second = app.list.rows[1]!.id;
    await app.deleteTarget();
    expect(app.list.selected).toBe(second);
    expect(app.list.selectedRow?.read).toBe(false);
    expect(app.nextUnread()?.id).toBe(second);
    await app.step(1);
    expect(app.reader.id).toBe(second);
    const third = app.list.rows[1]!.id;
    await app.step(1);
    expect(app.reader.id).toBe(third);
  });

  it('deletes one after the other, to the last', async () => {
    app.show({ kind: 'bookmarked' });
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    await app.scan(1);
    while (app.list.rows.length > 0) await app.deleteTarget();
    expect(app.list.selected).toBeNull();
    await app.deleteTarget();
    expect(app.notices.shown.every(({ trouble }) => !trouble)).toBe(true);
  });

  it('shows it again in another list', async () => {
    await app.scan(1);
    const { id } = app.list.rows[0]!;
    await app.deleteTarget();
    app.show({ kind: 'all' });
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    await app.undo.last();
    await vi.waitFor(() => expect(app.list.indexOf(id)).toBe(0));
  });

  it('leaves everything where it is when it is refused', async () => {
    host.refusals.set('delete_articles', { code: 'disk_full', args: [] });
    await app.step(1);
    const before = app.list.rows.map(({ id }) => id);
    await app.deleteTarget();
    expect(app.list.rows.map(({ id }) => id)).toEqual(before);
    expect(app.reader.article).not.toBeNull();
    expect(app.notices.shown).toMatchObject([{ trouble: true }]);
  });
});

describe('the library', () => {
  it('counts what a folder holds, and not what its feeds add up to', async () => {
    const counted = await host.call('get_overview', { today: 0 });
    const folders = counted.folders.map((folder) => ({ ...folder, unread: 3, total: 5 }));
    host.call = vi.fn().mockResolvedValue({ ...counted, folders });
    await app.library.load();
    expect(app.library.count({ kind: 'folder', id: 1 })).toBe(3);
    expect(app.library.size({ kind: 'folder', id: 1 }, false)).toBe(5);
    expect(app.library.size({ kind: 'folder', id: 1 }, true)).toBe(3);
  });

  it('asks before it merges a tag into another, and takes it apart again', async () => {
    const [tag, into] = [app.library.tag('dagang')!, app.library.tag('energi')!];
    app.show({ kind: 'tag', id: tag.id });
    const refusal = await app.arranging.renameTag(tag, 'energi').catch((cause: unknown) => cause);
    expect(app.offerMerge(tag, refusal as Failure, 'Energi')).toBe(true);
    expect(app.dialogs.current).toEqual({ kind: 'mergeTags', tag, into });
    expect(called('merge_tags')).toEqual([]);
    await app.mergeTags(tag, into);
    expect(app.view).toEqual({ kind: 'tag', id: into.id });
    expect(app.library.tag('dagang')).toBeUndefined();
    expect(texts()).toEqual(['Label dagang digabungkan ke energi']);
    await app.undo.last();
    await vi.waitFor(() => expect(app.library.tag('dagang')?.total).toBe(tag.total));
    // A name that is empty, or the same tag's, is another matter.
    expect(app.offerMerge(tag, { code: 'empty_name' } as Failure, 'energi')).toBe(false);
    expect(app.offerMerge(tag, refusal as Failure, 'dagang')).toBe(false);
  });

  it('gets a folder back', async () => {
    const [folder] = app.library.overview.folders;
    await app.arranging.deleteFolder(folder!);
    expect(app.library.overview.folders).not.toContainEqual(folder);
    expect(app.library.feedsIn(null).length).toBeGreaterThan(1);
    await app.undo.last();
    await vi.waitFor(() => expect(app.library.overview.folders).toContainEqual(folder));
  });

  it('unsubscribes, keeps what is bookmarked, and can take it back', async () => {
    app.show({ kind: 'all' });
    const feed = app.library.feed(1)!;
    await app.arranging.unsubscribe(feed);
    expect(app.library.feed(1)).toBeUndefined();
    expect(app.list.rows.filter((row) => row.feed_id === 1).every((row) => row.bookmarked)).toBe(
      true,
    );
    await app.undo.last();
    await vi.waitFor(() => expect(app.library.feed(1)).toBeDefined());
  });

  it('refuses a name that is taken with a sentence', async () => {
    const tag = app.library.overview.tags[0]!;
    await expect(app.arranging.renameTag(tag, 'energi')).rejects.toMatchObject({
      code: 'name_taken',
    });
  });

  const fileOf = (text: string) => ({ text: () => Promise.resolve(text) }) as File;

  it('tells what a list would bring, and imports it when that is wanted', async () => {
    const opml = '<opml><outline xmlUrl="https://baru.example/rss"/><outline xmlUrl="??"/></opml>';
    await app.offerOpml(fileOf(opml));
    expect(app.dialogs.current).toMatchObject({ kind: 'import', report: { added: 1, invalid: 1 } });
    expect(called('import_opml')).toEqual([]);
    await app.importOpml(opml, false);
    expect(texts()[0]).toBe('1 langganan ditambahkan dan 1 tidak terbaca');
    expect(called('refresh')).toHaveLength(1);
  });

  it('asks nothing about a file that is no list', async () => {
    await app.offerOpml(fileOf('<html>'));
    expect(app.dialogs.current).toBeNull();
    expect(app.notices.shown).toMatchObject([{ trouble: true }]);
  });

  it('says when nothing keeps another Warta out of it', async () => {
    expect(texts()).toEqual([]);
    host.unguarded = true;
    const another = new App(host);
    const leave = another.start();
    await vi.waitFor(() => expect(another.notices.shown[0]?.text).toContain('kunci'));
    leave();
  });

  it('says when it cannot be opened', async () => {
    host.refusals.set('get_overview', { code: 'library_in_use', args: ['/x'] });
    await app.library.load();
    expect(app.library.failure?.code).toBe('library_in_use');
  });
});

describe('refreshing', () => {
  it('shows progress and tells the result only when asked for', async () => {
    const counted = { ...refreshed, feeds: 2, failed: 2, new_articles: 12 };
    host.emit({ kind: 'refresh_finished', ...counted });
    expect(texts()).toEqual([]);
    await app.refreshing.start(null);
    host.emit({
      kind: 'refresh_progress',
      stage: 'feeds',
      done: 37,
      total: 120,
      host: 'a.example',
    });
    expect(app.refreshing.progress?.done).toBe(37);
    host.emit({ kind: 'refresh_finished', ...counted });
    expect(app.refreshing.running).toBe(false);
    expect(texts()).toEqual(['12 baru, 2 gagal']);
  });

  it.each([
    [{ offline: true }, 'Tidak ada jaringan. Isi pustaka tetap bisa dibaca.'],
    [{ feeds: 3, resting: 2 }, '2 umpan menunggu karena diminta servernya'],
    [{ feeds: 3 }, 'Tidak ada yang baru.'],
    [{}, 'Tidak ada yang baru. Semua umpan sudah diperiksa dalam seperempat jam terakhir.'],
    [{ feeds: 3, cancelled: true }, 'Penyegaran dibatalkan.'],
  ])('tells how it went: %o', async (part, text) => {
    await app.refreshing.start(null);
    app.refreshing.finished({ ...refreshed, ...part });
    expect(texts()).toEqual([text]);
  });

  it('lets new articles wait behind a number', async () => {
    const shown = app.list.rows.map(({ id }) => id);
    host.publish(1, 5);
    await vi.waitFor(() => expect(app.list.waiting).toBe(5));
    expect(app.list.rows.map(({ id }) => id)).toEqual(shown);
  });
});

describe('searching', () => {
  it('finds while typing, and goes back to the view before', async () => {
    const before = app.list;
    app.openSearch();
    app.search.type('harga');
    await vi.waitFor(() => expect(app.search.answered).toBe('harga'));
    expect(app.list.rows.length).toBeGreaterThan(0);
    app.escape();
    expect(app.search.active).toBe(false);
    expect(app.list).toBe(before);
  });

  it('lists what rests on a source, everywhere', async () => {
    app.show({ kind: 'feed', id: 5 });
    app.searchForSource('Harian Utara');
    await vi.waitFor(() => expect(app.search.answered).toBe('attribution:"Harian Utara"'));
    expect(app.search.active).toBe(true);
    expect(app.search.everywhere).toBe(true);
  });

  it('searches again once a damaged index may be whole', async () => {
    app.openSearch();
    host.refusals.set('search', { code: 'search_damaged', args: [] });
    app.search.type('harga');
    await vi.waitFor(() => expect(app.list.failure?.code).toBe('search_damaged'));
    host.refusals.delete('search');
    host.emit({ kind: 'library_changed' });
    await vi.waitFor(() => expect(app.list.rows.length).toBeGreaterThan(0));
    expect(app.list.failure).toBeNull();
  });

  it('stays within a feed until it is widened', async () => {
    app.show({ kind: 'feed', id: 5 });
    app.openSearch();
    app.search.type('beras');
    await vi.waitFor(() => expect(app.search.answered).toBe('beras'));
    expect(app.list.rows).toEqual([]);
    await app.search.look(true);
    expect(app.list.rows.length).toBeGreaterThan(0);
  });
});

describe('Subscribing', () => {
  it('confirms the list of a page, and only of a page', async () => {
    const subscribing = new Subscribing(host);
    subscribing.type('halaman.example');
    await subscribing.find();
    expect(subscribing.isPage).toBe(true);
    await subscribing.subscribe();
    expect(called('subscribe').at(-1)?.request).toMatchObject({ page: true });
    subscribing.type('harianselatan.example');
    await subscribing.find();
    expect(subscribing.isPage).toBe(false);
  });

  it('finds feeds, and subscribes to the first', async () => {
    const subscribing = new Subscribing(host);
    subscribing.type('  harianselatan.example ');
    await subscribing.find();
    expect(subscribing.found.map(({ kind }) => kind)).toEqual(['news_sitemap', 'rss', 'rss']);
    subscribing.folder = 2;
    const feed = await subscribing.subscribe();
    expect(feed).toMatchObject({ url: subscribing.found[0]!.url, folder_id: 2 });
  });

  it('explains what it could not find, until something else is typed', async () => {
    const subscribing = new Subscribing(host);
    subscribing.type('bukan alamat');
    await subscribing.find();
    expect(subscribing.failure?.code).toBe('invalid_url');
    subscribing.type('berita.example');
    expect(subscribing.failure).toBeNull();
  });

  it('offers nothing that is followed already', async () => {
    const subscribing = new Subscribing(host);
    subscribing.found = [
      {
        url: 'https://a.example/rss',
        title: 'A',
        kind: 'rss',
        entries: 1,
        latest: null,
        summaries_only: false,
        subscribed: true,
        preview: [],
      },
    ];
    subscribing.chosen = 'https://a.example/rss';
    expect(subscribing.ready).toBe(false);
  });
});

describe('a link from outside', () => {
  it('asks before it saves', async () => {
    host.asked = 'https://kabar.example/a';
    stop();
    stop = app.start();
    const dialog = { kind: 'savePage', address: 'https://kabar.example/a', asked: true };
    await vi.waitFor(() => expect(app.dialogs.current).toEqual(dialog));
    expect(called('save_url').concat(called('save_named_url'))).toEqual([]);
  });
});
