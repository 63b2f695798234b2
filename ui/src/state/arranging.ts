import { t } from '../i18n';
import type { Feed, Folder, FolderId, Host, SavedSearch, Tag, UndoId } from '../ipc';
import { offsetMinutes } from './days';
import type { Library } from './library.svelte';
import type { Notices, UndoStack } from './notices.svelte';

/** What a person does to feeds, folders, tags and saved searches. */
export class Arranging {
  #host: Host;
  #library: Library;
  #notices: Notices;
  #undo: UndoStack;
  /** Articles came, went or are called otherwise with what was done. */
  #reload: () => Promise<void>;

  constructor(
    host: Host,
    library: Library,
    notices: Notices,
    undo: UndoStack,
    reload: () => Promise<void>,
  ) {
    this.#host = host;
    this.#library = library;
    this.#notices = notices;
    this.#undo = undo;
    this.#reload = reload;
  }

  async renameFeed(feed: Feed, title: string): Promise<void> {
    const { undo } = await this.#host.call('rename_feed', { id: feed.id, title });
    await this.#library.load();
    const now = this.#library.feed(feed.id)?.title ?? title;
    this.#offer(t().done.renamed(feed.title, now), undo);
    await this.#reload();
  }

  async renameFolder(folder: Folder, name: string): Promise<void> {
    const { undo } = await this.#host.call('rename_folder', { id: folder.id, name });
    this.#offer(t().done.renamed(folder.name, name), undo);
    await this.#library.load();
  }

  async renameTag(tag: Tag, name: string): Promise<void> {
    const { undo } = await this.#host.call('rename_tag', { id: tag.id, name });
    this.#offer(t().done.renamed(tag.name, name), undo);
    await this.#library.load();
    await this.#reload();
  }

  async mergeTags(tag: Tag, into: Tag): Promise<void> {
    await this.#quietly(async () => {
      const { undo } = await this.#host.call('merge_tags', { id: tag.id, into: into.id });
      this.#offer(t().done.mergedTags(tag.name, into.name), undo);
      await this.#reload();
    });
  }

  async createFolder(name: string, feed: Feed | null): Promise<void> {
    const folder = await this.#host.call('create_folder', { name });
    if (feed !== null) await this.#put(feed, folder.id, name);
    await this.#library.load();
  }

  async move(feed: Feed, folder: FolderId | null): Promise<void> {
    await this.#quietly(() => this.#put(feed, folder, this.#library.folder(folder)?.name ?? ''));
  }

  async pause(feed: Feed, paused: boolean): Promise<void> {
    await this.#quietly(async () => {
      const { settings } = await this.#host.call('get_feed_health', { id: feed.id });
      const changed = { ...settings, paused };
      await this.#host.call('set_feed_settings', { id: feed.id, settings: changed });
    });
  }

  async unsubscribe(feed: Feed): Promise<void> {
    await this.#quietly(async () => {
      const { undo } = await this.#host.call('unsubscribe', { id: feed.id });
      this.#offer(t().done.unsubscribed(feed.title), undo);
      await this.#reload();
    });
  }

  async deleteFolder(folder: Folder): Promise<void> {
    await this.#quietly(async () => {
      const { undo } = await this.#host.call('delete_folder', { id: folder.id });
      this.#offer(t().done.deletedFolder(folder.name), undo);
    });
  }

  async deleteTag(tag: Tag): Promise<void> {
    await this.#quietly(async () => {
      const { undo } = await this.#host.call('delete_tag', { id: tag.id });
      this.#offer(t().done.deletedTag(tag.name), undo);
      await this.#reload();
    });
  }

  /** Keeps a search as a view, and gives that. */
  async saveSearch(name: string, query: string): Promise<SavedSearch> {
    const saved = await this.#host.call('save_search', {
      name,
      query,
      offset_minutes: offsetMinutes(),
    });
    await this.#library.load();
    return saved;
  }

  async renameSearch(search: SavedSearch, name: string): Promise<void> {
    await this.#changeSearch(search, name, search.query);
  }

  async changeSearch(search: SavedSearch, query: string): Promise<void> {
    await this.#changeSearch(search, search.name, query);
    await this.#reload();
  }

  async deleteSearch(search: SavedSearch): Promise<void> {
    await this.#quietly(async () => {
      const { undo } = await this.#host.call('delete_saved_search', { id: search.id });
      this.#offer(t().done.deletedSearch(search.name), undo);
    });
  }

  /** Tells how many feeds are new; those on the person's own network are among them if they want those. */
  async importOpml(document: string, ownNetwork: boolean): Promise<number> {
    let added = 0;
    await this.#quietly(async () => {
      const report = await this.#host.call('import_opml', { document, own_network: ownNetwork });
      added = report.added;
      this.#notices.tell(t().done.imported(report.added, report.duplicates, report.invalid));
    });
    return added;
  }

  async exportOpml(): Promise<void> {
    await this.#quietly(async () => {
      const { path } = await this.#host.call('export_opml', {});
      if (path !== null) this.#notices.tell(t().done.exported(path));
    });
  }

  async #changeSearch({ id }: SavedSearch, name: string, query: string): Promise<void> {
    await this.#host.call('change_saved_search', {
      id,
      name,
      query,
      offset_minutes: offsetMinutes(),
    });
    await this.#library.load();
  }

  async #put(feed: Feed, folder: FolderId | null, name: string): Promise<void> {
    const { done } = t();
    const { undo } = await this.#host.call('move_feed', { id: feed.id, folder });
    this.#offer(folder === null ? done.movedOut(feed.title) : done.movedTo(feed.title, name), undo);
  }

  #offer(text: string, undo: UndoId | null): void {
    if (undo === null) return;
    this.#undo.offer(text, undo, () => {
      void this.#library.load();
      void this.#reload();
    });
  }

  async #quietly(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      await this.#library.load();
    } catch (cause) {
      this.#notices.complain(cause);
    }
  }
}
