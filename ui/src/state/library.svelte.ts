import { midnight, t } from '../i18n';
import {
  Failure,
  type Feed,
  type FeedId,
  type Folder,
  type FolderId,
  type Host,
  type Overview,
  type SavedSearch,
  type SavedSearchId,
  type Tag,
  type View,
} from '../ipc';

const nothing: Overview = {
  folders: [],
  feeds: [],
  tags: [],
  saved_searches: [],
  counts: { all: 0, unread: 0, today: 0, bookmarked: 0, saved: 0 },
  unguarded: false,
  damaged: false,
  left_behind: null,
  outgrown: null,
};

const settleMs = 150;

/** What the sidebar shows, kept current. */
export class Library {
  overview = $state.raw<Overview>(nothing);
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);

  #host: Host;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const overview = await this.#host.call('get_overview', { today: midnight(Date.now()) });
      if (asked !== this.#asked) return;
      this.overview = overview;
      this.failure = null;
    } catch (cause) {
      if (asked === this.#asked) this.failure = Failure.from(cause);
    } finally {
      this.loaded = true;
    }
  }

  /** Many changes within a moment cost one question. */
  loadSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.load();
    }, settleMs);
  }

  get empty(): boolean {
    const { feeds, counts } = this.overview;
    return this.loaded && this.failure === null && feeds.length === 0 && counts.all === 0;
  }

  feed(id: FeedId | null): Feed | undefined {
    return this.overview.feeds.find((feed) => feed.id === id);
  }

  folder(id: FolderId | null): Folder | undefined {
    return this.overview.folders.find((folder) => folder.id === id);
  }

  feedsIn(folder: FolderId | null): Feed[] {
    return this.overview.feeds.filter((feed) => feed.folder_id === folder);
  }

  savedSearch(id: SavedSearchId): SavedSearch | undefined {
    return this.overview.saved_searches.find((search) => search.id === id);
  }

  tag(name: string): Tag | undefined {
    const wanted = name.toLocaleLowerCase();
    return this.overview.tags.find((tag) => tag.name.toLocaleLowerCase() === wanted);
  }

  exists(view: View): boolean {
    const { feeds, folders, tags } = this.overview;
    if (view.kind === 'feed') return feeds.some(({ id }) => id === view.id);
    if (view.kind === 'folder') return folders.some(({ id }) => id === view.id);
    if (view.kind === 'tag') return tags.some(({ id }) => id === view.id);
    if (view.kind === 'saved_search') return this.savedSearch(view.id) !== undefined;
    return true;
  }

  title(view: View): string {
    const { feeds, folders, tags } = this.overview;
    switch (view.kind) {
      case 'feed':
        return feeds.find(({ id }) => id === view.id)?.title ?? '';
      case 'folder':
        return folders.find(({ id }) => id === view.id)?.name ?? '';
      case 'tag':
        return tags.find(({ id }) => id === view.id)?.name ?? '';
      case 'saved_search':
        return this.savedSearch(view.id)?.name ?? '';
      default:
        return t().sidebar[view.kind];
    }
  }

  /** The number beside the name of a view: what is unread, or else how much it holds. */
  count(view: View): number {
    const { counts } = this.overview;
    switch (view.kind) {
      case 'feed':
        return this.feed(view.id)?.unread ?? 0;
      case 'folder':
        return this.folder(view.id)?.unread ?? 0;
      case 'tag':
        return this.overview.tags.find(({ id }) => id === view.id)?.total ?? 0;
      case 'saved_search':
        return this.savedSearch(view.id)?.unread ?? 0;
      default:
        return counts[view.kind];
    }
  }

  countsUnread(view: View): boolean {
    return ['unread', 'today', 'feed', 'folder', 'saved_search'].includes(view.kind);
  }

  /** How many rows a list of the view will have, where the overview tells. */
  size(view: View, unreadOnly: boolean): number | null {
    const { counts } = this.overview;
    switch (view.kind) {
      case 'all':
        return unreadOnly ? counts.unread : counts.all;
      case 'unread':
        return counts.unread;
      case 'today':
        return unreadOnly ? counts.today : null;
      case 'feed':
        return this.feed(view.id)?.[unreadOnly ? 'unread' : 'total'] ?? null;
      case 'folder':
        return this.folder(view.id)?.[unreadOnly ? 'unread' : 'total'] ?? null;
      case 'saved_search':
        return this.savedSearch(view.id)?.[unreadOnly ? 'unread' : 'total'] ?? null;
      default:
        return unreadOnly ? null : this.count(view);
    }
  }
}
