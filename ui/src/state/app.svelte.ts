import { createContext } from 'svelte';
import { midnight, t } from '../i18n';
import type {
  ArticleId,
  ArticleRow,
  EngineEvent,
  Failure,
  FeedId,
  Host,
  Order,
  Removed,
  Settings,
  Tag,
  View,
} from '../ipc';
import { Arranging } from './arranging';
import { ArticleList, pageSize, type Source } from './article-list.svelte';
import { BackingUp } from './backing-up.svelte';
import { Comparing } from './comparing.svelte';
import { Deleting } from './deleting';
import { Dialogs } from './dialogs.svelte';
import { LettingGo } from './letting-go.svelte';
import { Library } from './library.svelte';
import { MakingOffline } from './making-offline.svelte';
import { Marking } from './marking';
import { Notices, UndoStack } from './notices.svelte';
import { Panes } from './panes.svelte';
import { isPlayable, Playing } from './playing.svelte';
import { Preferences } from './preferences.svelte';
import { Reader } from './reader.svelte';
import { Refreshing } from './refreshing.svelte';
import { recall, remember } from './remembered';
import { Search } from './search.svelte';
import { Storing } from './storing.svelte';
import { Moving } from './moving.svelte';
import { Outgrown } from './outgrown.svelte';
import { asOfNow, sameView } from './view';

const settleMs = 400;

/** The window: the view that is shown, the article that is open, and how one leads to the other. */
export class App {
  readonly host: Host;
  readonly notices = new Notices();
  readonly undo: UndoStack;
  readonly preferences: Preferences;
  readonly library: Library;
  readonly panes = new Panes();
  readonly dialogs = new Dialogs();
  readonly reader: Reader;
  readonly comparing: Comparing;
  readonly refreshing: Refreshing;
  readonly playing: Playing;
  readonly search: Search;
  readonly marking: Marking;
  readonly arranging: Arranging;
  readonly backingUp: BackingUp;
  readonly deleting: Deleting;
  readonly storing: Storing;
  readonly moving: Moving;
  readonly outgrown: Outgrown;
  readonly lettingGo: LettingGo;
  readonly makingOffline: MakingOffline;

  view = $state.raw<View>({ kind: 'unread' });
  order = $state<Order>(recall('order', 'newest_first'));
  unreadOnly = $state(recall('unreadOnly', false));
  /** The tags of the open article are being edited. */
  tagging = $state(false);

  readonly #viewed = new ArticleList();
  /** The row of the open article, so that it can stay in its list. */
  #openRow: ArticleRow | null = null;
  #lookSoon: ReturnType<typeof setTimeout> | undefined;
  #changed = new Set<FeedId>();

  constructor(host: Host) {
    this.host = host;
    this.undo = new UndoStack(host, this.notices);
    this.preferences = new Preferences(host);
    this.library = new Library(host);
    this.reader = new Reader(host);
    this.comparing = new Comparing(host, this.reader);
    this.refreshing = new Refreshing(host, this.notices);
    this.playing = new Playing(host, this.reader, this.notices);
    this.search = new Search(host, () => this.view);
    this.backingUp = new BackingUp(host, this.library, this.notices);
    this.storing = new Storing(host, this.notices);
    this.moving = new Moving(host, this.library, this.notices);
    this.outgrown = new Outgrown(this.library);
    this.makingOffline = new MakingOffline(host, this.notices, async () => {
      await Promise.all([this.attempt(() => this.#viewed.look()), this.reader.load()]);
    });
    this.lettingGo = new LettingGo(host, this.notices, this.undo, async () => {
      this.library.loadSoon();
      await Promise.all([this.#rearranged(), this.storing.loadAgain()]);
    });
    this.arranging = new Arranging(host, this.library, this.notices, this.undo, () =>
      this.#rearranged(),
    );
    const { library, notices, undo } = this;
    const places = { host, lists: [this.#viewed, this.search.list], library, notices, undo };
    this.marking = new Marking({ ...places, reader: this.reader });
    this.deleting = new Deleting({
      ...places,
      shown: () => this.list,
      gone: (id) => this.#gone(id),
      reload: () => this.reload(),
    });
  }

  /** The list that is shown: of the view, or of the search over it. */
  get list(): ArticleList {
    return this.search.active ? this.search.list : this.#viewed;
  }

  get onlyUnread(): boolean {
    return this.view.kind === 'unread' || this.unreadOnly;
  }

  /** Returns what lets go of the host. */
  start(): () => void {
    const stop = this.host.listen((event) => this.#heard(event));
    const midnightTimer = this.#turnDays();
    this.preferences.load().catch((cause) => this.notices.complain(cause));
    void this.library.load().then(() => {
      if (this.library.overview.unguarded) this.notices.tell(t().app.unguarded);
      return this.#load(null);
    });
    this.#lookForAsked();
    return () => {
      stop();
      clearInterval(midnightTimer);
    };
  }

  show(view: View): void {
    this.search.close();
    this.panes.leaveSidebar();
    this.view = asOfNow(view);
    this.#openRow = null;
    void this.#load(null);
  }

  /** Loads the view anew; the open article stays in it. */
  async reload(): Promise<void> {
    if (this.search.active) await this.search.run();
    else await this.#load(this.#openRow);
  }

  setOrder(order: Order): void {
    this.order = order;
    remember('order', order);
    void this.#load(this.#openRow);
  }

  setUnreadOnly(unreadOnly: boolean): void {
    this.unreadOnly = unreadOnly;
    remember('unreadOnly', unreadOnly);
    void this.#load(this.#openRow);
  }

  /** Opens a row of the list, and with that reads it. */
  async open(index: number): Promise<void> {
    const { list } = this;
    await list.ensure(index);
    const row = list.select(index);
    if (row === undefined) return;
    this.panes.single = 'reader';
    this.tagging = false;
    this.comparing.close();
    this.#openRow = { ...row, read: true };
    this.deleting.goOn();
    const opened = this.reader.open(row.id);
    if (!row.read) await this.marking.readByOpening(row.id);
    await opened;
    await this.#browse(row.id);
  }

  /** Opens an article that may be in no list. */
  async openArticle(id: ArticleId): Promise<void> {
    const index = this.list.indexOf(id);
    if (index >= 0) return this.open(index);
    this.panes.single = 'reader';
    this.comparing.close();
    this.#openRow = null;
    await this.reader.open(id);
    await this.marking.readByOpening(id);
    await this.#browse(id);
  }

  /** Opens a page that was just saved, in the view of all saved pages. */
  async openSaved(id: ArticleId): Promise<void> {
    this.search.close();
    this.view = { kind: 'saved' };
    await this.library.load();
    await this.#load(null);
    await this.openArticle(id);
  }

  async step(by: 1 | -1): Promise<void> {
    const isNext = by > 0 && this.deleting.isNext(this.list.selected);
    await this.open(isNext ? this.list.selectedIndex : this.#neighbour(by));
  }

  /** Selects a neighbour without opening it. */
  async scan(by: number): Promise<void> {
    const index = this.#neighbour(by);
    await this.list.ensure(index);
    this.list.select(Math.min(index, this.list.rows.length - 1));
  }

  nextUnread(): ArticleRow | undefined {
    const { rows, selected, selectedIndex } = this.list;
    const from = this.deleting.isNext(selected) ? selectedIndex : selectedIndex + 1;
    return rows.find((row, index) => index >= from && !row.read);
  }

  async openNextUnread(): Promise<void> {
    const next = this.nextUnread();
    if (next !== undefined) await this.open(this.list.indexOf(next.id));
  }

  /** The article that a key acts on: the open one, or else the selected one. */
  get target(): Pick<ArticleRow, 'id' | 'title' | 'read' | 'bookmarked'> | null {
    const row = this.list.selectedRow;
    const { article } = this.reader;
    if (row !== undefined && row.id !== article?.id) return row;
    return article ?? row ?? null;
  }

  async toggleRead(): Promise<void> {
    const { target } = this;
    if (target !== null) await this.marking.setRead(target.id, !target.read);
  }

  async toggleBookmark(): Promise<void> {
    const { target } = this;
    if (target !== null) await this.marking.setBookmarked(target.id, !target.bookmarked);
  }

  async deleteTarget(): Promise<void> {
    const { target } = this;
    if (target !== null) await this.deleting.delete(target);
  }

  async editTags(): Promise<void> {
    const { target } = this;
    if (target === null) return;
    if (this.reader.id !== target.id) await this.openArticle(target.id);
    this.panes.single = 'reader';
    this.tagging = true;
  }

  /** The feed's text of the open article stands where its page's could. */
  get offersFullText(): boolean {
    const { article } = this.reader;
    return (
      article !== null &&
      !article.from_page &&
      article.url !== null &&
      this.library.feed(article.feed_id)?.open_mode === 'ask'
    );
  }

  /** Offers to save the page whose address was pasted. */
  savePasted(address: string | null): void {
    if (address !== null) this.dialogs.open({ kind: 'savePage', address });
  }

  async fetchFullText(): Promise<void> {
    const { reader } = this;
    const { article } = reader;
    if (!article || article.from_page || article.url === null || reader.fetching !== null) return;
    reader.fetching = article.id;
    await this.attempt(async () => {
      await this.host.call('fetch_full_text', { id: article.id });
      if (reader.id === article.id) await reader.load();
    });
    reader.fetching = null;
  }

  /** Lists what was moved out of the text, or no longer. */
  toggleMoved(): void {
    const { article } = this.reader;
    if (!article || article.related.length + article.removed.length === 0) return;
    this.reader.movedShown = !this.reader.movedShown;
    if (this.reader.movedShown) this.panes.single = 'reader';
  }

  async neverHide(block: Removed): Promise<void> {
    await this.#chooseForSite('keep_block', block, t().reader.neverHidden);
  }

  async hideAgain(block: Removed): Promise<void> {
    await this.#chooseForSite('hide_block', block, t().reader.hiddenAgain);
  }

  async #chooseForSite(
    command: 'keep_block' | 'hide_block',
    { text }: Removed,
    done: string,
  ): Promise<void> {
    const { id } = this.reader;
    if (id === null) return;
    await this.attempt(async () => {
      await this.host.call(command, { id, text });
      await this.reader.load();
      this.notices.tell(done);
    });
  }

  async openOriginal(): Promise<void> {
    const { target } = this;
    if (target === null) return;
    await this.attempt(() => this.host.call('open_original', { id: target.id }));
  }

  /** Plays the first sound or film of the open article. */
  async playFirst(): Promise<void> {
    const { article } = this.reader;
    const first = article?.enclosures.find(isPlayable);
    if (article && first) await this.playing.play(article.id, first);
  }

  /** Shows what the publisher changed in the open article, or its text again. */
  async toggleChanges(): Promise<void> {
    if (this.comparing.shown) return this.comparing.close();
    if (this.reader.article === null) return;
    this.panes.single = 'reader';
    if (!(await this.comparing.open())) this.notices.tell(t().changes.none);
  }

  /** How the feed is doing that is shown, or else that of the article in hand. */
  tendFeed(): void {
    const { view } = this;
    const row = this.list.selectedRow;
    const feed = view.kind === 'feed' ? view.id : ((row ?? this.reader.article)?.feed_id ?? null);
    if (feed !== null) this.dialogs.open({ kind: 'feed', feed, tab: 'health' });
  }

  async openLink(url: string): Promise<void> {
    await this.attempt(() => this.host.call('open_link', { url }));
  }

  async copyAddress(url: string): Promise<void> {
    await this.copyText(url);
  }

  async copyText(text: string): Promise<void> {
    await this.attempt(async () => {
      await navigator.clipboard.writeText(text);
      this.notices.tell(t().app.copied);
    });
  }

  async markAllRead(): Promise<void> {
    if (!this.search.active) await this.marking.markAll(this.view, this.list);
  }

  async markViewRead(view: View): Promise<void> {
    // A list of other things only learns of it when it is loaded anew.
    const list = sameView(view, this.view) ? this.#viewed : new ArticleList();
    await this.marking.markAll(asOfNow(view), list);
  }

  /** Offers to have every article of a view open without a network. */
  offerOffline(view: View): void {
    this.dialogs.open({ kind: 'makeOffline', view: asOfNow(view) });
  }

  /** A tag was to be called as another is: asks whether the two should be one. */
  offerMerge(tag: Tag, { code }: Failure, name: string): boolean {
    const into = this.library.tag(name);
    if (code !== 'name_taken' || into === undefined || into.id === tag.id) return false;
    this.dialogs.open({ kind: 'mergeTags', tag, into });
    return true;
  }

  async mergeTags(tag: Tag, into: Tag): Promise<void> {
    if (sameView(this.view, { kind: 'tag', id: tag.id })) this.show({ kind: 'tag', id: into.id });
    await this.arranging.mergeTags(tag, into);
  }

  /** Tells what importing a list would do, and asks. */
  async offerOpml(file: File): Promise<void> {
    await this.attempt(async () => {
      const document = await file.text();
      const report = await this.host.call('preview_opml', { document });
      this.dialogs.open({ kind: 'import', document, report });
    });
  }

  async importOpml(document: string, ownNetwork: boolean): Promise<void> {
    const added = await this.arranging.importOpml(document, ownNetwork);
    if (added > 0) await this.refreshing.start(null);
  }

  async changeSettings(part: Partial<Settings>): Promise<void> {
    await this.attempt(() => this.preferences.change(part));
  }

  /** Esc: closes what is topmost. */
  escape(): void {
    if (this.tagging) this.tagging = false;
    else if (this.comparing.shown) this.comparing.close();
    else if (this.panes.sidebarOver) this.panes.sidebarOver = false;
    else if (this.search.active) this.closeSearch();
    else if (!this.panes.twoFit && this.panes.single === 'reader') this.panes.focus('list');
  }

  openSearch(): void {
    this.panes.single = 'list';
    this.panes.sidebarOver = false;
    this.search.open();
  }

  /** Lists what rests on a source, everywhere. */
  searchForSource(name: string): void {
    this.openSearch();
    this.search.query = `attribution:"${name.replaceAll(/["“”]/g, ' ')}"`;
    void this.search.look(true);
  }

  /** Keeps a search as a view, and shows that. */
  async saveSearch(name: string, query: string): Promise<void> {
    const { id } = await this.arranging.saveSearch(name, query);
    this.show({ kind: 'saved_search', id });
  }

  closeSearch(): void {
    this.search.close();
    this.panes.focus('list');
  }

  async attempt(action: () => Promise<unknown>): Promise<void> {
    await this.notices.attempt(action);
  }

  /** The person wants some feeds in the browser, as their publishers show them. */
  async #browse(id: ArticleId): Promise<void> {
    const { article } = this.reader;
    if (article?.id !== id || article.url === null) return;
    if (this.library.feed(article.feed_id)?.open_mode === 'browser') {
      await this.attempt(() => this.host.call('open_original', { id }));
    }
  }

  #gone(id: ArticleId): void {
    if (this.reader.id !== id) return;
    this.reader.close();
    this.comparing.close();
    this.tagging = false;
    this.#openRow = null;
    if (!this.panes.twoFit) this.panes.focus('list');
    // A window that becomes narrow later has nothing to show in its reader.
    else this.panes.single = 'list';
  }

  /** What is shown may be called otherwise now, or be gone. */
  async #rearranged(): Promise<void> {
    const { id } = this.reader;
    await this.reader.load();
    if (id !== null && this.reader.failure?.code === 'not_found') this.#gone(id);
    await this.reload();
  }

  #neighbour(by: number): number {
    const { selectedIndex, size } = this.list;
    if (selectedIndex < 0) return 0;
    return Math.max(0, Math.min(size - 1, selectedIndex + by));
  }

  async #load(keep: ArticleRow | null): Promise<void> {
    await this.#viewed.show(this.#source(), keep);
  }

  #source(): Source {
    const { view, order, onlyUnread: unread_only } = this;
    return {
      order,
      size: this.library.size(view, unread_only),
      load: (after) =>
        this.host.call('list_articles', { view, order, unread_only, after, limit: pageSize }),
    };
  }

  /** A link from outside may have asked to save a page, also before this window was there. */
  #lookForAsked(): void {
    void this.attempt(async () => {
      const { url } = await this.host.call('take_asked', {});
      if (url !== null) this.dialogs.open({ kind: 'savePage', address: url, asked: true });
    });
  }

  #heard(event: EngineEvent): void {
    switch (event.kind) {
      case 'refresh_progress':
        return this.refreshing.advanced(event);
      case 'refresh_finished':
        this.refreshing.finished(event);
        // Its page may have been read again, after its feed was.
        void this.reader.load();
        return this.#catchUp([]);
      case 'save_asked':
        return this.#lookForAsked();
      case 'library_changed':
        void this.search.tryAgain();
        // What a saved search finds may have been looked for since.
        if (this.view.kind === 'saved_search') void this.attempt(() => this.#viewed.look());
        return this.#catchUp([]);
      case 'enclosure_progress':
        return this.playing.advanced(event);
      case 'task_progress':
        for (const { task } of [this.backingUp, this.makingOffline, this.moving])
          task.advanced(event);
        return this.storing.verifying.advanced(event);
      case 'articles_changed':
        return this.#catchUp(event.feeds);
    }
  }

  #catchUp(feeds: FeedId[]): void {
    this.library.loadSoon();
    for (const feed of feeds) this.#changed.add(feed);
    if (feeds.length === 0) return;
    this.#lookSoon ??= setTimeout(() => {
      this.#lookSoon = undefined;
      const open = this.reader.article?.feed_id ?? null;
      if (open !== null && this.#changed.has(open)) void this.reader.load();
      this.#changed.clear();
      void this.attempt(() => this.#viewed.look());
    }, settleMs);
  }

  /** The counts of today are of another day once it is midnight. */
  #turnDays(): ReturnType<typeof setInterval> {
    let today = midnight(Date.now());
    return setInterval(() => {
      if (midnight(Date.now()) === today) return;
      today = midnight(Date.now());
      if (this.view.kind === 'today') this.show(this.view);
      this.library.loadSoon();
    }, 60_000);
  }
}

export const [getApp, setApp] = createContext<App>();
