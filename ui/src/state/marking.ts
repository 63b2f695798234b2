import { t } from '../i18n';
import type { ArticleId, ArticleRow, Cursor, Host, Span, Tag, UndoId, View } from '../ipc';
import { cursorOf, type ArticleList } from './article-list.svelte';
import type { Library } from './library.svelte';
import type { Notices, UndoStack } from './notices.svelte';
import type { Reader } from './reader.svelte';

interface Places {
  host: Host;
  lists: ArticleList[];
  reader: Reader;
  library: Library;
  notices: Notices;
  undo: UndoStack;
}

/** Read, bookmarked, tagged: what a person does to articles, seen at once in every pane. */
export class Marking {
  #at: Places;

  constructor(places: Places) {
    this.#at = places;
  }

  async setRead(id: ArticleId, read: boolean): Promise<void> {
    const undo = await this.#mark(id, read);
    this.#keep(undo, () => this.#patch(id, { read: !read }));
  }

  /** An article was opened, and with that read. Nobody wants to step back through all that they opened. */
  async readByOpening(id: ArticleId): Promise<void> {
    await this.#mark(id, true);
  }

  async setBookmarked(id: ArticleId, bookmarked: boolean): Promise<void> {
    const revert = () => this.#patch(id, { bookmarked: !bookmarked });
    this.#patch(id, { bookmarked });
    await this.#tell(async () => {
      const { undo } = await this.#at.undo.during(
        this.#at.host.call('bookmark', { ids: [id], bookmarked }),
      );
      this.#patch(id, { bookmarked });
      this.#keep(undo, revert);
    }, revert);
  }

  async addTag(id: ArticleId, name: string): Promise<void> {
    await this.#tell(async () => {
      const { tag, undo } = await this.#at.host.call('tag_articles', { ids: [id], name });
      this.#showTag(id, tag);
      this.#keep(undo, () => this.#hideTag(id, tag));
    });
  }

  async removeTag(id: ArticleId, tag: Tag): Promise<void> {
    await this.#tell(async () => {
      const { undo } = await this.#at.host.call('untag_articles', { ids: [id], tag: tag.id });
      this.#hideTag(id, tag);
      this.#keep(undo, () => this.#showTag(id, tag));
    });
  }

  async markAll(view: View, list: ArticleList): Promise<void> {
    await this.#markSpan(view, list, { kind: 'all' }, 0, Infinity);
  }

  async markAbove(view: View, list: ArticleList, row: ArticleRow): Promise<void> {
    const span: Span = { kind: 'above', row: cursorOf(row) as Cursor };
    await this.#markSpan(view, list, span, 0, list.indexOf(row.id));
  }

  async markBelow(view: View, list: ArticleList, row: ArticleRow): Promise<void> {
    const span: Span = { kind: 'below', row: cursorOf(row) as Cursor };
    await this.#markSpan(view, list, span, list.indexOf(row.id) + 1, Infinity);
  }

  /** `from` and `to` say which of the rows of the list the span holds. */
  async #markSpan(view: View, list: ArticleList, span: Span, from: number, to: number) {
    const { host, library, reader, undo } = this.#at;
    const title = library.title(view);
    await this.#tell(async () => {
      const order = list.order;
      const marked = await host.call('mark_view_read', { view, order, span });
      const here = list.markRead(from, to);
      const open = reader.article;
      if (open !== null && here.includes(open.id)) reader.patch(open.id, { read: true });
      if (marked.undo === null) return;
      undo.offer(t().done.markedRead(marked.changed, title), marked.undo, () => {
        list.markUnread(here);
        if (open !== null && here.includes(open.id)) reader.patch(open.id, { read: false });
        library.loadSoon();
      });
    });
  }

  async #mark(id: ArticleId, read: boolean): Promise<UndoId | null> {
    let undo: UndoId | null = null;
    this.#patch(id, { read });
    await this.#tell(
      async () => {
        ({ undo } = await this.#at.host.call('mark', { ids: [id], read }));
        // A page of the list that was read before, and came in since, knew nothing of it.
        this.#patch(id, { read });
      },
      () => this.#patch(id, { read: !read }),
    );
    return undo;
  }

  /** `revert` shows again what was, once it has been taken back. */
  #keep(undo: UndoId | null, revert: () => void): void {
    this.#at.undo.keep(undo, () => {
      revert();
      this.#at.library.loadSoon();
    });
  }

  #showTag(id: ArticleId, tag: Tag): void {
    this.#changeTags(
      id,
      (tags) => [...tags.filter((other) => other.id !== tag.id), tag],
      (names) => [...names.filter((name) => name !== tag.name), tag.name],
    );
  }

  #hideTag(id: ArticleId, tag: Tag): void {
    this.#changeTags(
      id,
      (tags) => tags.filter((other) => other.id !== tag.id),
      (names) => names.filter((name) => name !== tag.name),
    );
  }

  #changeTags(
    id: ArticleId,
    ofReader: (tags: Tag[]) => Tag[],
    ofRow: (names: string[]) => string[],
  ): void {
    const { lists, reader } = this.#at;
    if (reader.article?.id === id) reader.patch(id, { tags: ofReader(reader.article.tags) });
    for (const list of lists) {
      const row = list.rows[list.indexOf(id)];
      if (row !== undefined) list.patch(id, { tags: ofRow(row.tags) });
    }
  }

  #patch(id: ArticleId, change: { read?: boolean; bookmarked?: boolean }): void {
    for (const list of this.#at.lists) list.patch(id, change);
    this.#at.reader.patch(id, change);
  }

  async #tell(action: () => Promise<unknown>, revert: () => void = () => undefined) {
    try {
      await action();
      this.#at.library.loadSoon();
    } catch (cause) {
      revert();
      this.#at.notices.complain(cause);
    }
  }
}
