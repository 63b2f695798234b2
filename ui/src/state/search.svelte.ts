import type { ArticleId, Cursor, FoundCount, Host, Ranking, SearchHit, View } from '../ipc';
import { ArticleList, pageSize, type Page } from './article-list.svelte';
import { offsetMinutes } from './days';
import { recall, remember } from './remembered';

const settleMs = 150;
/** While the index is being made anew it is asked again after as long. */
const mendMs = 2_000;

/** What is looked for, as the engine is asked for it. */
interface Asked {
  query: string;
  within: View | null;
  offset_minutes: number;
}

/** A search as it is typed, over one view or over everything. */
export class Search {
  active = $state(false);
  query = $state('');
  everywhere = $state(false);
  ranking = $state<Ranking>(recall('ranking', 'newest_first'));
  /** What the rows that are shown were found with. */
  answered = $state('');
  /** How many there are, once that is known. */
  count = $state.raw<FoundCount | null>(null);
  /** What may have been meant, where nothing was found. */
  suggestion = $state<string | null>(null);
  readonly list = new ArticleList();

  #host: Host;
  #view: () => View;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #mending: ReturnType<typeof setTimeout> | undefined;
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
    clearTimeout(this.#mending);
    this.active = false;
    this.query = '';
    this.answered = '';
    this.count = null;
    this.suggestion = null;
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

  async rank(ranking: Ranking): Promise<void> {
    this.ranking = ranking;
    remember('ranking', ranking);
    await this.run();
  }

  /** Looks for what was meant instead. */
  async accept(suggestion: string): Promise<void> {
    this.query = suggestion;
    await this.run();
  }

  hit(id: ArticleId): SearchHit | undefined {
    return this.#hits.get(id);
  }

  async run(): Promise<void> {
    clearTimeout(this.#soon);
    clearTimeout(this.#mending);
    this.count = null;
    this.suggestion = null;
    // A space at the end says that the last word is whole.
    const query = this.query.trimStart();
    if (query === '') {
      this.answered = '';
      return;
    }
    const within = this.everywhere ? null : this.#view();
    const what = { query, within, offset_minutes: offsetMinutes() };
    const asked = ++this.#asked;
    this.#hits = new Map();
    await this.list.show({
      order: 'newest_first',
      size: null,
      load: (after) => this.#page(asked, what, after),
    });
    if (this.query.trimStart() !== query) return;
    this.answered = query.trimEnd();
    if (this.list.failure?.code === 'search_damaged') {
      this.#mending = setTimeout(() => void this.tryAgain(), mendMs);
    } else if (this.list.phase === 'ready') await this.#count(asked, what);
  }

  /** The library changed: an index that was damaged may be whole again. */
  async tryAgain(): Promise<void> {
    if (this.active && this.list.failure?.code === 'search_damaged') await this.run();
  }

  async #page(asked: number, what: Asked, after: Cursor | null): Promise<Page> {
    const { hits, next, suggestion } = await this.#host.call('search', {
      ...what,
      ranking: this.ranking,
      after,
      skip: after === null ? 0 : this.#hits.size,
      limit: pageSize,
    });
    // What comes late was found with other words.
    if (asked === this.#asked) {
      this.#hits = new Map([...this.#hits, ...hits.map((hit) => [hit.row.id, hit] as const)]);
      this.suggestion = suggestion;
    }
    return { rows: hits.map(({ row }) => row), next };
  }

  /** Nobody waits for the number, and nobody misses it where it cannot be had. */
  async #count(asked: number, what: Asked): Promise<void> {
    const count = await this.#host.call('count_found', { ...what }).catch(() => null);
    if (asked === this.#asked) this.count = count;
  }
}
