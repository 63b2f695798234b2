import { t } from '../i18n';
import type { ArticleId, ArticleRow, Host } from '../ipc';
import type { ArticleList } from './article-list.svelte';
import type { Library } from './library.svelte';
import type { Notices, UndoStack } from './notices.svelte';

interface Places {
  host: Host;
  lists: ArticleList[];
  /** The list that is shown. */
  shown: () => ArticleList;
  library: Library;
  notices: Notices;
  undo: UndoStack;
  /** An article is gone, and may be the open one. */
  gone: (id: ArticleId) => void;
  /** Loads the list that is shown anew. */
  reload: () => Promise<void>;
}

/** Deleting articles, seen at once in every list. */
export class Deleting {
  #at: Places;
  /** The row that took the place of a deleted one. */
  #inPlace: ArticleId | null = null;

  constructor(places: Places) {
    this.#at = places;
  }

  /** Deletes an article. The row after it takes its place, and is the next to be opened. */
  async delete({ id, title }: Pick<ArticleRow, 'id' | 'title'>): Promise<void> {
    const { host, library, lists, notices, undo } = this.#at;
    const list = this.#at.shown();
    const index = list.indexOf(id);
    try {
      const deleted = await host.call('delete_articles', { ids: [id] });
      const putBack = lists.map((list) => list.take(id));
      undo.offer(t().done.deletedArticle(title), deleted.undo, () => {
        for (const put of putBack) put();
        library.loadSoon();
        void this.#showAgain(id);
      });
    } catch (cause) {
      notices.complain(cause);
      return;
    }
    library.loadSoon();
    this.#at.gone(id);
    if (index < 0) return;
    await list.ensure(index);
    this.#inPlace = list.select(Math.min(index, list.rows.length - 1))?.id ?? null;
  }

  /** Whether the selected row is itself the next one: it took the place of the one before. */
  isNext(selected: ArticleId | null): boolean {
    return this.#inPlace !== null && this.#inPlace === selected;
  }

  /** The row that took the place has been opened. */
  goOn(): void {
    this.#inPlace = null;
  }

  async #showAgain(id: ArticleId): Promise<void> {
    // Another list than the one that it was taken from learns of it when it is loaded anew.
    if (this.#at.shown().indexOf(id) < 0) await this.#at.reload();
    const list = this.#at.shown();
    list.select(list.indexOf(id));
  }
}
