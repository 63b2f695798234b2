import { t } from '../i18n';
import type { ArticleId, ArticleRow, Cursor, Host, Span, Tag, View } from '../ipc';
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
    this.#patch(id, { read });
    await this.#tell(
      async () => {
        await this.#at.host.call('mark', { ids: [id], read });
        // A page of the list that was read before, and came in since, knew nothing of it.
        this.#patch(id, { read });
      },
      () => this.#patch(id, { read: !read }),
    );
  }

  async setBookmarked(id: ArticleId, bookmarked: boolean): Promise<void> {
    this.#patch(id, { bookmarked });
    await this.#tell(
      async () => {
        await this.#at.host.call('bookmark', { ids: [id], bookmarked });
        this.#patch(id, { bookmarked });
      },
      () => this.#patch(id, { bookmarked: !bookmarked }),
    );
  }

  async addTag(id: ArticleId, tags: Tag[], name: string): Promise<void> {
    await this.#tell(async () => {
      const tag = await this.#at.host.call('tag_articles', { ids: [id], name });
      const others = tags.filter((other) => other.id !== tag.id);
      this.#setTags(id, [...others, tag]);
    });
  }

  async removeTag(id: ArticleId, tags: Tag[], tag: Tag): Promise<void> {
    await this.#tell(async () => {
      await this.#at.host.call('untag_articles', { ids: [id], tag: tag.id });
      this.#setTags(
        id,
        tags.filter((other) => other.id !== tag.id),
      );
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
      const marked = await host.call('mark_view', { view, read: true, order, span });
      const here = list.markRead(from, to);
      const open = reader.article;
      if (open !== null && here.includes(open.id)) reader.patch(open.id, { read: true });
      if (marked.changed === 0) return;
      undo.offer(t().done.markedRead(marked.changed, title), marked.undo, () => {
        list.markUnread(here);
        if (open !== null && here.includes(open.id)) reader.patch(open.id, { read: false });
        library.loadSoon();
      });
    });
  }

  #setTags(id: ArticleId, tags: Tag[]): void {
    this.#at.reader.patch(id, { tags });
    const names = tags.map(({ name }) => name);
    for (const list of this.#at.lists) list.patch(id, { tags: names });
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
