import type {
  SiteRulesState,
  ArticleRow,
  ArticleView,
  Cursor,
  Edited,
  EngineEvent,
  Feed,
  FeedId,
  Folder,
  ImportReport,
  Keeping,
  RefusedOutline,
  Order,
  Overview,
  Retention,
  Rpc,
  Settings,
  Span,
  SavedSearch,
  Tag,
  View,
} from './bindings';
import { FakeCare } from './fake-care';
import { FakeKeeping, pictures } from './fake-keeping';
import * as newsroom from './fake-newsroom';
import { FakeTasks } from './fake-tasks';
import { Failure, type Command, type Host } from './host';

interface Kept {
  row: ArticleRow;
  story: newsroom.Story;
  position: number;
  edited: Edited | null;
}

type Answer<K extends Command> = Rpc[K][1] | Promise<Rpc[K][1]>;
type Handlers = { [K in Command]: (request: Rpc[K][0]) => Answer<K> };

/** An engine in memory. It keeps the promises of the real one as far as the window can see. */
export class FakeHost implements Host {
  /** Every command that was called, with what it was given. */
  readonly calls: { command: Command; request: unknown }[] = [];
  /** Commands that are refused for now, by the code they are refused with. */
  readonly refusals = new Map<Command, { code: string; args: string[] }>();

  articles: Kept[];
  folders: Folder[] = [];
  feeds: Feed[] = [];
  tags: Tag[] = [];
  savedSearches: SavedSearch[] = [];
  settings: Settings = {
    theme: 'system',
    language: 'system',
    density: 'comfortable',
    refresh_in_background: true,
  };
  readonly care = new FakeCare();
  readonly keeping = new FakeKeeping();
  readonly tasks = new FakeTasks((event) => this.emit(event));
  /** What was played, by article and position. */
  readonly kept = new Set<string>();
  /** Whether the library is where nothing can be locked. */
  unguarded = false;
  outgrown: number | null = null;
  damaged = false;
  /** How long it takes to measure the library. */
  measureMs = 0;
  /** Kept files that are no longer what they were. */
  lost = { missing: 0, damaged: 0 };
  /** Articles whose page was fetched. */
  readonly fullTexts = new Set<number>();
  /** What a link from outside asked to save. */
  asked: string | null = null;
  siteRules: SiteRulesState = { path: '/home/ayu/Warta/site-rules.toml', sites: 1, problem: null };
  /** Texts of blocks that are never hidden. */
  readonly shownBlocks = new Set<string>();

  #listeners = new Set<(event: EngineEvent) => void>();
  #undo = new Map<number, () => void>();
  #lastId = 1_000_000;
  #today = 0;

  constructor(articles: Kept[], filled = true) {
    this.articles = articles;
    if (!filled) return;
    this.folders = structuredClone(newsroom.folders);
    this.feeds = structuredClone(newsroom.feeds);
    this.tags = structuredClone(newsroom.tags);
  }

  static filled(count = newsroom.stories.length, now = Date.now()): FakeHost {
    return new FakeHost(makeArticles(count, now));
  }

  static empty(): FakeHost {
    return new FakeHost([], false);
  }

  /** A library of forty feeds. */
  static wide(count: number): FakeHost {
    const host = FakeHost.filled(count);
    host.feeds = [...host.feeds, ...newsroom.moreFeeds(32)];
    host.articles.forEach(({ row }, index) => {
      // Scattered, and few of them with most.
      const share = ((index * 0.618) % 1) ** 1.6;
      const feed = host.feeds[Math.floor(share * host.feeds.length)]!;
      Object.assign(row, { feed_id: feed.id, source: feed.title, read: index % 3 > 0 });
    });
    return host;
  }

  /** `empty` is a first run; a number is how many articles there are. */
  static fromQuery(query: string): FakeHost {
    if (query === 'empty') return FakeHost.empty();
    if (query === 'wide') {
      const lost = { missing: 3, damaged: 1 };
      const host = FakeHost.wide(4000);
      host.keeping.leftBehind = '/home/sari/Dokumen/Warta';
      return Object.assign(host, { measureMs: 800, lost, outgrown: 2_400_000_000 });
    }
    if (query === 'partly-damaged') return Object.assign(FakeHost.filled(40), { damaged: true });
    if (query === 'damaged') {
      const damaged = FakeHost.filled(40);
      damaged.refusals.set('get_overview', { code: 'library_damaged', args: ['/home/sari/warta'] });
      return damaged;
    }
    return FakeHost.filled(Number(query) || 400);
  }

  async call<K extends Command>(command: K, request: Rpc[K][0]): Promise<Rpc[K][1]> {
    this.calls.push({ command, request });
    // Never before the caller has gone on, as over a wire.
    await Promise.resolve();
    const refusal = this.refusals.get(command);
    if (refusal !== undefined) throw refused(refusal.code, ...refusal.args);
    return this.#handlers[command](request);
  }

  listen(handler: (event: EngineEvent) => void): () => void {
    this.#listeners.add(handler);
    return () => this.#listeners.delete(handler);
  }

  emit(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** A landscape of its own for every key. */
  assetUrl(key: string): string {
    const hue = (Number.parseInt(key.slice(0, 6), 16) || 0) % 360;
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="545" preserveAspectRatio="none">' +
      `<rect width="1200" height="300" fill="hsl(${hue} 24% 72%)"/>` +
      `<rect y="280" width="1200" height="265" fill="hsl(${(hue + 190) % 360} 26% 46%)"/></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }

  /** New articles arrive in a feed, newest of all. */
  publish(feed: number, count: number): void {
    const now = Date.now();
    const story = { feed, title: '', summary: '', hoursAgo: 0 };
    for (let index = 0; index < count; index++) {
      const title = `Kabar terbaru nomor ${index + 1}`;
      this.articles.unshift(keep(this.#nextId(), { ...story, title }, now + index));
    }
    this.emit({ kind: 'articles_changed', feeds: [feed] });
  }

  #handlers: Handlers = {
    get_overview: ({ today }) => {
      this.#today = today;
      return this.#overview();
    },
    list_articles: ({ view, order, unread_only, after, limit }) => {
      const all = this.#listed(view, order).filter(({ row }) => !unread_only || !row.read);
      return page(
        all.map(({ row }) => row),
        order,
        after,
        limit,
      );
    },
    get_article: ({ id }) => this.#view(id),
    list_revisions: ({ id }) => ({ revisions: this.#find(id).edited ? newsroom.revisions : [] }),
    compare_revisions: ({ id, earlier }) => {
      const known = newsroom.revisions.some((revision) => revision.id === earlier);
      if (!this.#find(id).edited || !known) throw refused('not_found');
      return newsroom.comparison;
    },
    search: ({ query, within, after, limit }) => {
      const words = query.trim().toLocaleLowerCase().split(/\s+/);
      const found = this.#found(query, within);
      const { rows, next } = page(
        found.map(({ row }) => row),
        'newest_first',
        after,
        limit,
      );
      const hits = rows.map((row) => ({
        row,
        title: marked(row.title, words),
        snippet: marked(row.summary, words),
      }));
      return { hits, next, suggestion: null };
    },
    count_found: ({ query, within }) => ({ count: this.#found(query, within).length, more: false }),
    save_search: ({ name, query }) => {
      const saved = { id: this.#nextId(), name: name || query, query, unread: 0, total: 0 };
      if (this.savedSearches.some((search) => search.name === saved.name)) {
        throw refused('name_taken', saved.name);
      }
      this.savedSearches = [...this.savedSearches, saved];
      this.#changed();
      return this.#counted(saved);
    },
    change_saved_search: ({ id, name, query }) => {
      this.savedSearches = this.savedSearches.map((search) =>
        search.id === id ? { ...search, name, query } : search,
      );
      return this.#changed();
    },
    delete_saved_search: ({ id }) => {
      const before = this.savedSearches;
      this.savedSearches = before.filter((search) => search.id !== id);
      this.#changed();
      return { undo: this.#keepUndo(() => (this.savedSearches = before)) };
    },
    mark: ({ ids, read }) => {
      const changed = this.#mark(
        this.articles.filter(({ row }) => ids.includes(row.id)),
        read,
      );
      return { changed: changed.length, undo: this.#undoMark(changed, read) };
    },
    mark_view_read: ({ view, order, span }) => {
      const changed = this.#mark(within(this.#listed(view, order), span), true);
      return { changed: changed.length, undo: this.#undoMark(changed, true) };
    },
    undo: ({ undo }) => {
      const revert = this.#undo.get(undo);
      if (revert === undefined) throw refused('not_found');
      revert();
      this.#undo.delete(undo);
      return this.#changed();
    },
    bookmark: ({ ids, bookmarked }) =>
      this.#edited((row) => (ids.includes(row.id) ? { ...row, bookmarked } : row)),
    delete_articles: ({ ids }) => {
      ids.forEach((id) => this.#find(id));
      return this.#undoable(() => {
        this.#remove(this.articles.filter(({ row }) => ids.includes(row.id)));
      });
    },
    fetch_full_text: ({ id }) => {
      this.fullTexts.add(id);
      return {};
    },
    take_asked: () => {
      const { asked } = this;
      this.asked = null;
      return { url: asked };
    },
    save_named_url: ({ url }) => this.#save(url),
    get_site_rules: () => this.siteRules,
    reload_site_rules: () => this.siteRules,
    keep_block: ({ text }) => {
      this.shownBlocks.add(text);
      return this.#changed();
    },
    hide_block: ({ text }) => {
      this.shownBlocks.delete(text);
      return this.#changed();
    },
    set_position: ({ id, position }) => {
      this.#find(id).position = position;
      return {};
    },
    tag_articles: ({ ids, name }) => {
      const tag = this.tags.find((known) => known.name === name) ?? this.#newTag(name);
      const { undo } = this.#edited((row) =>
        ids.includes(row.id) && !row.tags.includes(tag.name)
          ? { ...row, tags: [...row.tags, tag.name] }
          : row,
      );
      return { tag, undo };
    },
    untag_articles: ({ ids, tag }) => {
      const name = this.tags.find(({ id }) => id === tag)?.name ?? '';
      return this.#edited((row) =>
        ids.includes(row.id) && row.tags.includes(name)
          ? { ...row, tags: row.tags.filter((other) => other !== name) }
          : row,
      );
    },
    rename_tag: ({ id, name }) => {
      if (name === '') throw refused('empty_name');
      if (this.tags.some((tag) => tag.name === name && tag.id !== id)) {
        throw refused('name_taken', name);
      }
      return this.#undoable(() => {
        const before = this.tags.find((tag) => tag.id === id)?.name;
        this.tags = this.tags.map((tag) => (tag.id === id ? { ...tag, name } : tag));
        this.#retag((tag) => (tag === before ? name : tag));
      });
    },
    merge_tags: ({ id, into }) =>
      this.#undoable(() => {
        const [gone, kept] = [id, into].map((id) => this.tags.find((tag) => tag.id === id)?.name);
        if (gone === undefined || kept === undefined) throw refused('not_found');
        this.tags = this.tags.filter((tag) => tag.id !== id);
        this.#retag((tag) => (tag === gone ? kept : tag));
      }),
    delete_tag: ({ id }) =>
      this.#undoable(() => (this.tags = this.tags.filter((t) => t.id !== id))),
    discover_feeds: ({ url, sign_in }) => {
      const host = url.replace(/^https?:\/\//, '').split('/')[0] ?? '';
      if (!host.includes('.')) throw refused('invalid_url', url);
      if (host.startsWith('tanpa')) throw refused('no_feed_found', url);
      if (host.startsWith('pelanggan') && !sign_in) throw refused('sign_in_needed', host);
      const at = (minutes: number) => Date.now() - minutes * 60_000;
      const found = (path: string, title: string, entries: number, latest: number) => ({
        url: `https://${host}/${path}`,
        title,
        entries,
        latest,
        kind: 'rss' as const,
        summaries_only: false,
        subscribed: false,
        preview: newsroom.stories.slice(0, 5).map((story, index) => ({
          title: story.title,
          published: latest - index * 40 * 60_000,
        })),
      });
      if (host.startsWith('halaman')) {
        return { feeds: [{ ...found('indeks', 'Kabar Desa', 12, at(30)), kind: 'page' }] };
      }
      return {
        feeds: [
          { ...found('sitemap-news.xml', 'Semua berita', 214, at(3)), kind: 'news_sitemap' },
          { ...found('terkini.xml', 'Terkini', 50, at(8)), summaries_only: true },
          found('dunia.xml', 'Dunia', 30, at(65)),
        ],
      };
    },
    subscribe: ({ url, folder_id }) => {
      const id = this.#nextId();
      const title = new URL(url).hostname.split('.')[0] ?? url;
      const feed: Feed = { ...newsroom.feeds[0]!, id, url, title, folder_id, last_success: 1 };
      this.feeds = [...this.feeds, feed];
      this.#changed();
      setTimeout(() => this.publish(id, 6), 300);
      return feed;
    },
    rename_feed: ({ id, title }) => this.#undoable(() => this.#editFeed(id, { title })),
    move_feed: ({ id, folder }) => this.#undoable(() => this.#editFeed(id, { folder_id: folder })),
    unsubscribe: ({ id }) =>
      this.#undoable(() => {
        this.feeds = this.feeds.filter((feed) => feed.id !== id);
        this.articles = this.articles.filter(
          ({ row }) => row.feed_id !== id || row.bookmarked || row.tags.length > 0,
        );
      }),
    get_feed_health: ({ id }) => this.care.health(this.#feed(id)),
    set_feed_settings: ({ id, settings }) => {
      this.care.set(id, { settings });
      const { paused, open_mode } = settings;
      return this.#editFeed(id, { paused, open_mode });
    },
    set_sign_in: ({ id, sign_in }) => {
      this.care.set(id, { sign_in: sign_in?.kind ?? null });
      return this.#changed();
    },
    change_feed_url: ({ id, url }) => {
      this.care.set(id, { suggested_url: null, moving: null });
      return this.#editFeed(id, { url, problem: null });
    },
    create_folder: ({ name }) => {
      if (name === '') throw refused('empty_name');
      if (this.folders.some((folder) => folder.name === name)) throw refused('name_taken', name);
      const folder = { id: this.#nextId(), name, unread: 0, total: 0 };
      this.folders = [...this.folders, folder];
      this.#changed();
      return folder;
    },
    rename_folder: ({ id, name }) => {
      if (name === '') throw refused('empty_name');
      return this.#undoable(() => {
        this.folders = this.folders.map((folder) =>
          folder.id === id ? { ...folder, name } : folder,
        );
      });
    },
    delete_folder: ({ id }) =>
      this.#undoable(() => {
        this.folders = this.folders.filter((folder) => folder.id !== id);
        this.feeds = this.feeds.map((feed) =>
          feed.folder_id === id ? { ...feed, folder_id: null } : feed,
        );
      }),
    refresh: () => {
      this.#refresh();
      return {};
    },
    cancel_refresh: () => {
      this.#cancelled = true;
      return {};
    },
    save_url: ({ url }) => this.#save(url),
    open_original: () => ({}),
    open_link: () => ({}),
    play_enclosure: ({ id, position }) => {
      this.kept.add(`${id}.${position}`);
      this.emit({ kind: 'articles_changed', feeds: [this.#find(id).story.feed] });
      return {};
    },
    cancel_enclosure: () => ({}),
    preview_opml: ({ document }) => reportOn(addressesIn(document), this.feeds),
    import_opml: ({ document, own_network }) => {
      const urls = addressesIn(document).filter((url) => own_network || !isInside(url));
      const report = reportOn(urls, this.feeds);
      for (const url of urls) {
        if (!URL.canParse(url) || this.feeds.some((feed) => feed.url === url)) continue;
        this.#handlers.subscribe({ url, folder_id: null, page: false });
      }
      return report;
    },
    export_opml: () => ({ path: '/home/sari/warta.opml' }),
    list_backups: () => ({
      copies: [1, 2, 3].map((days) => ({
        made_at: Date.now() - days * 86_400_000,
        bytes: 68_400_000 - days * 1_250_000,
      })),
    }),
    back_up: async ({ day }) => {
      await this.tasks.run('back_up', 640_000_000);
      return { path: `/home/sari/warta-${day}.zip` };
    },
    get_storage: async () => {
      await new Promise((measured) => setTimeout(measured, this.measureMs));
      return this.keeping.storage(this.#rows(), this.feeds);
    },
    get_keeping: () => this.keeping.keeping,
    preview_keeping: ({ keeping, feed }) => {
      const own = (id: FeedId) => (feed?.feed === id ? feed.retention : this.#retention(id));
      return this.#letGo(keeping, own).told;
    },
    set_keeping: (keeping) => {
      const before = this.keeping.keeping;
      const { told, expired, evicted } = this.#letGo(keeping, (id) => this.#retention(id));
      this.keeping.keeping = keeping;
      for (const article of evicted) article.row = { ...article.row, offline: 'pictures_left' };
      if (expired.length === 0) return { let_go: told, undo: null };
      const { articles } = this;
      this.#remove(expired);
      this.#changed();
      const back = () => {
        this.articles = articles;
        this.keeping.keeping = before;
      };
      return { let_go: told, undo: this.#keepUndo(back) };
    },
    free_space: () => {
      const bytes = this.keeping.free(this.#rows());
      this.#undo.clear();
      return { bytes };
    },
    move_library: async () => {
      await this.tasks.run('move', 1_240);
      this.keeping.move('/media/sari/Berita');
      this.#changed();
      return { to: this.keeping.folder };
    },
    remove_left_behind: () => {
      this.keeping.leftBehind = null;
      return {};
    },
    check_library: () => ({}),
    run_refresh: () => ({
      feeds: this.feeds.length,
      unchanged: this.feeds.length,
      failed: 0,
      resting: 0,
      new_articles: 0,
      offline: false,
      cancelled: false,
    }),
    verify_files: async () => {
      const whole = this.#rows().filter(({ thumbnail }) => thumbnail !== null).length * 3;
      await this.tasks.run('verify', whole);
      return { whole, ...this.lost, unused: 0 };
    },
    preview_offline: ({ view }) => {
      const lacking = this.#lacking(view);
      const pages = lacking.filter(({ row }) => row.offline !== 'pictures_left').length;
      const wanted = lacking.filter(({ row }) => row.thumbnail !== null);
      const complete = wanted.map(({ row }) => ({ ...row, offline: 'complete' as const }));
      return {
        articles: this.#listed(view, 'newest_first').length,
        incomplete: lacking.length,
        pages,
        pictures: wanted.length * 3,
        bytes: complete.reduce((sum, row) => sum + pictures(row), pages * 4_000),
      };
    },
    make_offline: async ({ view }) => {
      const listed = this.#listed(view, 'newest_first');
      await this.tasks.run('make_offline', listed.length);
      for (const article of this.#lacking(view)) {
        article.row = { ...article.row, offline: 'complete' };
      }
      this.#changed();
      return { complete: listed.length, incomplete: 0 };
    },
    cancel_task: ({ task }) => {
      this.tasks.cancel(task);
      return {};
    },
    restore_backup: () => ({ restarts: true }),
    repair_library: () => {
      const lost = { articles: null, made_at: null, damaged: null };
      if (!this.refusals.delete('get_overview')) {
        return { how: this.damaged ? 'restarts' : 'whole', ...lost };
      }
      return { how: 'salvaged', articles: 12, made_at: null, damaged: '/home/sari/damaged.sqlite' };
    },
    get_settings: () => this.settings,
    set_settings: (settings) => {
      this.settings = settings;
      return {};
    },
  };

  #rows(): ArticleRow[] {
    return this.articles.map(({ row }) => row);
  }

  #remove(gone: Kept[]): void {
    this.keeping.removed.push(...gone.map(({ row }) => row));
    this.articles = this.articles.filter((article) => !gone.includes(article));
  }

  /** How long the articles of a feed stay, if it says anything. */
  #retention(id: FeedId): Retention | null {
    return this.care.health(this.#feed(id)).settings.retention;
  }

  #letGo(keeping: Keeping, own: (feed: FeedId) => Retention | null) {
    const gone = new Set(this.keeping.expired(this.#rows(), keeping.retention, own));
    const expired = this.articles.filter(({ row }) => gone.has(row));
    const stay = this.articles.filter(({ row }) => !gone.has(row));
    const left = new Set(
      this.keeping.evictable(
        stay.map(({ row }) => row),
        keeping,
      ),
    );
    const evicted = stay.filter(({ row }) => left.has(row));
    return { expired, evicted, told: this.keeping.letGo([...gone], [...left]) };
  }

  /** The articles of a view that do not open without a network. */
  #lacking(view: View): Kept[] {
    return this.#listed(view, 'newest_first').filter(({ row }) => row.offline !== 'complete');
  }

  #cancelled = false;

  #refresh(): void {
    const total = this.feeds.length * 5;
    let done = 0;
    this.#cancelled = false;
    const advance = () => {
      if (this.#cancelled || done >= total) {
        const cancelled = this.#cancelled;
        if (!cancelled) this.publish(1, 12);
        const counted = { feeds: total, unchanged: 0, failed: 2, resting: 1, offline: false };
        const new_articles = cancelled ? 0 : 12;
        this.emit({ kind: 'refresh_finished', ...counted, new_articles, cancelled });
        return;
      }
      const host = new URL(this.feeds[done % this.feeds.length]!.url).hostname;
      this.emit({ kind: 'refresh_progress', stage: 'feeds', done: ++done, total, host });
      setTimeout(advance, 60);
    };
    setTimeout(advance, 0);
  }

  #overview(): Overview {
    const unread = this.articles.filter(({ row }) => !row.read);
    const ofFeed = (list: Kept[], id: number) => list.filter((a) => a.row.feed_id === id).length;
    const held = (list: Kept[], view: View) => list.filter((a) => this.#holds(view, a.row)).length;
    return {
      folders: this.folders.map((folder) => ({
        ...folder,
        unread: held(unread, { kind: 'folder', id: folder.id }),
        total: held(this.articles, { kind: 'folder', id: folder.id }),
      })),
      feeds: this.feeds.map((feed) => ({
        ...feed,
        unread: ofFeed(unread, feed.id),
        total: ofFeed(this.articles, feed.id),
      })),
      saved_searches: this.savedSearches.map((search) => this.#counted(search)),
      tags: this.tags.map((tag) => ({
        ...tag,
        total: this.articles.filter(({ row }) => row.tags.includes(tag.name)).length,
      })),
      counts: {
        all: this.articles.length,
        unread: unread.length,
        today: unread.filter(({ row }) => row.sort_time >= this.#today).length,
        bookmarked: this.articles.filter(({ row }) => row.bookmarked).length,
        saved: this.articles.filter(({ row }) => row.feed_id === null).length,
      },
      unguarded: this.unguarded,
      left_behind: this.keeping.leftBehind,
      outgrown: this.outgrown,
      damaged: this.damaged,
    };
  }

  #listed(view: View, order: Order): Kept[] {
    const listed = this.articles.filter(({ row }) => this.#holds(view, row));
    return order === 'newest_first' ? listed : listed.toReversed();
  }

  #found(query: string, within: View | null) {
    const words = query.trim().toLocaleLowerCase().split(/\s+/);
    return this.#listed(within ?? { kind: 'all' }, 'newest_first').filter(({ row }) =>
      words.every((word) => `${row.title} ${row.summary}`.toLocaleLowerCase().includes(word)),
    );
  }

  #counted(search: SavedSearch): SavedSearch {
    const found = this.#found(search.query, null);
    return { ...search, total: found.length, unread: found.filter(({ row }) => !row.read).length };
  }

  #holds(view: View, row: ArticleRow): boolean {
    switch (view.kind) {
      case 'all':
        return true;
      case 'unread':
        return !row.read;
      case 'today':
        return row.sort_time >= view.since;
      case 'bookmarked':
        return row.bookmarked;
      case 'saved':
        return row.feed_id === null;
      case 'feed':
        return row.feed_id === view.id;
      case 'folder':
        return this.feeds.find(({ id }) => id === row.feed_id)?.folder_id === view.id;
      case 'tag':
        return row.tags.includes(this.tags.find(({ id }) => id === view.id)?.name ?? '');
      case 'saved_search': {
        const search = this.savedSearches.find(({ id }) => id === view.id);
        return (
          search !== undefined && this.#found(search.query, null).some((a) => a.row.id === row.id)
        );
      }
    }
  }

  #save(url: string): { id: number } {
    if (!/^(https?:\/\/)?[^\s/]+\.[^\s]+$/.test(url)) throw refused('invalid_url', url);
    const id = this.#nextId();
    const title = `Halaman tersimpan dari ${url}`;
    const made = keep(id, { feed: 1, title, summary: '', hoursAgo: 0 }, Date.now());
    made.row = { ...made.row, feed_id: null, source: url.replace(/^https?:\/\//, '') };
    this.articles.unshift(made);
    this.#changed();
    return { id };
  }

  #view(id: number): ArticleView {
    const { row, story, position, edited } = this.#find(id);
    const html = newsroom.body(story, row.thumbnail);
    return {
      ...row,
      ...newsroom.liftedOut,
      removed: newsroom.liftedOut.removed.map((block) =>
        this.shownBlocks.has(block.text) ? { ...block, kept: true } : block,
      ),
      enclosures: (story === newsroom.stories[0] ? newsroom.enclosures : []).map((enclosure) => ({
        ...enclosure,
        kept: this.kept.has(`${id}.${enclosure.position}`),
      })),
      position,
      edited,
      html,
      from_page: this.fullTexts.has(id),
      url: `https://berita.example/${id}`,
      byline: story.byline ?? null,
      section: story.section ?? null,
      standfirst: story.standfirst ?? null,
      comments: story.comments ?? null,
      published: {
        instant_ms: row.sort_time,
        offset_minutes: 420,
        raw: 'WIB',
        origin: 'json_ld',
      },
      first_seen: row.sort_time,
      language: /^[A-Z][a-z]* ?(of|the|operators|new|quiet|islands|canal)/.test(story.title)
        ? 'en'
        : 'id',
      words: html.split(/\s+/).length * 3,
      access: 'full',
      tags: this.tags.filter(({ name }) => row.tags.includes(name)),
    };
  }

  #find(id: number): Kept {
    const found = this.articles.find(({ row }) => row.id === id);
    if (found === undefined) throw refused('not_found');
    return found;
  }

  #feed(id: FeedId): Feed {
    const feed = this.feeds.find((known) => known.id === id);
    if (feed === undefined) throw refused('not_found');
    return feed;
  }

  #editFeed(id: FeedId, change: Partial<Feed>): Record<symbol, never> {
    this.feeds = this.feeds.map((feed) => (feed.id === id ? { ...feed, ...change } : feed));
    return this.#changed();
  }

  /** Changes rows, and can take back those that it did change. */
  #edited(change: (row: ArticleRow) => ArticleRow): { undo: number | null } {
    const before = new Map<Kept, ArticleRow>();
    for (const article of this.articles) {
      const { row } = article;
      article.row = change(row);
      if (JSON.stringify(article.row) !== JSON.stringify(row)) before.set(article, row);
    }
    this.#changed();
    if (before.size === 0) return { undo: null };
    return { undo: this.#keepUndo(() => before.forEach((row, article) => (article.row = row))) };
  }

  #retag(change: (tag: string) => string): void {
    this.articles = this.articles.map((article) => {
      const tags = [...new Set(article.row.tags.map(change))];
      return { ...article, row: { ...article.row, tags } };
    });
  }

  #mark(articles: Kept[], read: boolean): Kept[] {
    const changed = articles.filter(({ row }) => row.read !== read);
    for (const article of changed) article.row = { ...article.row, read };
    this.#changed();
    return changed;
  }

  #undoMark(changed: Kept[], read: boolean): number | null {
    if (changed.length === 0) return null;
    return this.#keepUndo(() => {
      for (const article of changed) article.row = { ...article.row, read: !read };
    });
  }

  #undoable(action: () => unknown): { undo: number } {
    const { folders, feeds, tags, articles } = this;
    action();
    this.#changed();
    return { undo: this.#keepUndo(() => Object.assign(this, { folders, feeds, tags, articles })) };
  }

  #keepUndo(revert: () => void): number {
    const undo = this.#nextId();
    this.#undo.set(undo, revert);
    return undo;
  }

  #newTag(name: string): Tag {
    const tag = { id: this.#nextId(), name, total: 0 };
    this.tags = [...this.tags, tag];
    return tag;
  }

  #nextId(): number {
    return ++this.#lastId;
  }

  #changed(): Record<symbol, never> {
    queueMicrotask(() => this.emit({ kind: 'library_changed' }));
    return {};
  }
}

function addressesIn(document: string): string[] {
  if (!document.includes('<opml')) throw refused('malformed_opml');
  return [...document.matchAll(/xmlUrl="([^"]+)"/g)].map(([, url]) => url ?? '');
}

function reportOn(urls: string[], feeds: Feed[]): ImportReport {
  const refused: RefusedOutline[] = urls
    .filter((url) => !URL.canParse(url))
    .map((url) => ({ title: '', url, reason: 'invalid_url' }));
  const inside = urls.filter(isInside);
  const duplicates = urls.filter((url) => feeds.some((feed) => feed.url === url)).length;
  const invalid = refused.length;
  for (const url of inside) refused.push({ title: '', url, reason: 'own_network' });
  const added = urls.length - duplicates - invalid - inside.length;
  return { added, duplicates, invalid, own_network: inside.length, folders: 0, refused };
}

function isInside(url: string): boolean {
  return URL.canParse(url) && new URL(url).hostname.startsWith('192.168.');
}

function refused(code: string, ...args: string[]): Failure {
  return new Failure({ code, message: code, args });
}

function makeArticles(count: number, now: number): Kept[] {
  const { stories } = newsroom;
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / stories.length);
    const story = stories[index % stories.length]!;
    const old = round === 0 ? story : { ...story, bookmarked: false, tags: [] };
    const hours = story.hoursAgo + round * 60;
    return keep(count - index, old, now - hours * newsroom.hourMs);
  });
}

function keep(id: number, story: newsroom.Story, sort_time: number): Kept {
  const picture = (((id * 2_654_435_761) >>> 0).toString(16) + '0'.repeat(64)).slice(0, 64);
  return {
    story,
    position: 0,
    edited: story === newsroom.stories[0] ? newsroom.edited : null,
    row: {
      id,
      feed_id: story.feed,
      source: newsroom.feeds.find((feed) => feed.id === story.feed)?.title ?? 'Warta',
      title: story.title,
      summary: story.summary,
      sort_time,
      read: story.read ?? false,
      bookmarked: story.bookmarked ?? false,
      tags: story.tags ?? [],
      thumbnail: story.picture ? picture : null,
      offline: story.offline ?? 'complete',
    },
  };
}

function page(rows: ArticleRow[], order: Order, after: Cursor | null, limit: number) {
  const from = after === null ? 0 : rows.findIndex((row) => isAfter(row, after, order));
  const cut = from < 0 ? [] : rows.slice(from, from + limit);
  const last = cut.at(-1);
  const more = last !== undefined && from + limit < rows.length;
  return { rows: cut, next: more ? { sort_time: last.sort_time, id: last.id } : null };
}

function isAfter(row: ArticleRow, cursor: Cursor, order: Order): boolean {
  const newer = row.sort_time - cursor.sort_time || row.id - cursor.id;
  return order === 'newest_first' ? newer < 0 : newer > 0;
}

function within(listed: Kept[], span: Span): Kept[] {
  if (span.kind === 'all') return listed;
  const at = listed.findIndex(({ row }) => row.id === span.row.id);
  return span.kind === 'above' ? listed.slice(0, at) : listed.slice(at + 1);
}

function marked(text: string, words: string[]): string {
  const pattern = words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean);
  if (pattern.length === 0) return text;
  return text.replace(new RegExp(pattern.join('|'), 'giu'), '\uE000$&\uE001');
}
