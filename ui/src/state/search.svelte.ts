import type { ArticleId, Cursor, Host, SearchHit, View } from '../ipc';
import { ArticleList, pageSize, type Page } from './article-list.svelte';

const settleMs = 150;

/** A search as it is typed, over one view or over everything. */
export class Search {
  active = $state(false);
  query = $state('');
  everywhere = $state(false);
  /** What the rows that are shown were found with. */
  answered = $state('');
  readonly list = new ArticleList();

  #host: Host;
  #view: () => View;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #hits = $state.raw(new Map<ArticleId, SearchHit>());
  #asked = 0;

  constructor(host: Host, view: () => View) {
    this.#host = host;
    this.#view = view;
  }

  /** Starts where the person is, unless that is hardly a place. */
  open(): void {
    if (this.active) return;
    this.active = true;
    this.everywhere = ['all', 'unread', 'today'].includes(this.#view().kind);
  }

  close(): void {
    clearTimeout(this.#soon);
    this.active = false;
    this.query = '';
    this.answered = '';
  }

  type(query: string): void {
    this.query = query;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.run(), settleMs);
  }

  async look(everywhere: boolean): Promise<void> {
    this.everywhere = everywhere;
    await this.run();
  }

  hit(id: ArticleId): SearchHit | undefined {
    return this.#hits.get(id);
  }

  async run(): Promise<void> {
    clearTimeout(this.#soon);
    const query = this.query.trim();
    if (query === '') {
      this.answered = '';
      return;
    }
    const within = this.everywhere ? null : this.#view();
    const asked = ++this.#asked;
    this.#hits = new Map();
    await this.list.show({
      order: 'newest_first',
      size: null,
      load: (after) => this.#page(asked, query, within, after),
    });
    if (this.query.trim() === query) this.answered = query;
  }

  /** The library changed: an index that was damaged may be whole again. */
  async tryAgain(): Promise<void> {
    if (this.active && this.list.failure?.code === 'search_damaged') await this.run();
  }

  async #page(
    asked: number,
    query: string,
    within: View | null,
    after: Cursor | null,
  ): Promise<Page> {
    const limit = pageSize;
    const { hits, next } = await this.#host.call('search', { query, within, after, limit });
    // What comes late was found with other words.
    if (asked === this.#asked) {
      this.#hits = new Map([...this.#hits, ...hits.map((hit) => [hit.row.id, hit] as const)]);
    }
    return { rows: hits.map(({ row }) => row), next };
  }
}
