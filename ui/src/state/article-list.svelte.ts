import { Failure, type ArticleId, type ArticleRow, type Cursor, type Order } from '../ipc';
import { dayStarts } from './days';

export const pageSize = 200;

export interface Page {
  rows: ArticleRow[];
  next: Cursor | null;
}

/** Where the rows of a list come from. */
export interface Source {
  order: Order;
  load(after: Cursor | null): Promise<Page>;
  /** How many rows there will be, if anybody knows. */
  size: number | null;
}

/**
 * The rows of one view. They come page by page, and stay as they were met: a row that is read
 * stays, and what is new waits, until the list is loaded anew.
 */
export class ArticleList {
  rows = $state.raw<ArticleRow[]>([]);
  /** Indexes of the rows that begin a day. */
  days = $state.raw<number[]>([]);
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  failure = $state.raw<Failure | null>(null);
  selected = $state<ArticleId | null>(null);
  /** Articles that are newer than this list. */
  waiting = $state(0);
  /** A row that should be scrolled to. */
  reveal = $state.raw<{ index: number } | null>(null);
  /** Kept here so that it outlives the component. */
  scrollTop = 0;
  /** The days that `scrollTop` was measured among; more of them may be loaded while nobody looks. */
  scrolledAmong: readonly number[] | null = null;

  #source: Source | null = null;
  /** Changes to rows since the list was made. */
  #changes = 0;
  #generation = $state(0);
  #expected = $state<number | null>(null);
  #next: Cursor | null = null;
  #complete = $state(false);
  #loading: Promise<void> | null = null;
  #positions = new Map<ArticleId, number>();

  /** Changes whenever the list shows something else from the top. */
  get generation(): number {
    return this.#generation;
  }

  /** Rows in the view, those not loaded yet included. */
  get size(): number {
    if (this.#complete) return this.rows.length;
    return Math.max(this.#expected ?? 0, this.rows.length + 1);
  }

  get order(): Order {
    return this.#source?.order ?? 'newest_first';
  }

  get selectedIndex(): number {
    return this.selected === null ? -1 : this.indexOf(this.selected);
  }

  get selectedRow(): ArticleRow | undefined {
    return this.rows[this.selectedIndex];
  }

  indexOf(id: ArticleId): number {
    return this.#positions.get(id) ?? -1;
  }

  /** Shows a source from its beginning. `keep` is a row that must not go missing. */
  async show(source: Source, keep: ArticleRow | null = null): Promise<void> {
    const generation = ++this.#generation;
    this.#source = source;
    this.waiting = 0;
    this.scrollTop = 0;
    this.scrolledAmong = null;
    this.reveal = null;
    if (keep === null) {
      this.#reset([]);
      this.selected = null;
      this.phase = 'loading';
    }
    this.#loading = this.#loadFirst(source, keep, generation);
    await this.#loading;
  }

  /** Loads pages until this row is there, or the view ends. */
  async ensure(index: number): Promise<void> {
    if (this.#source === null) return;
    const generation = this.#generation;
    while (index >= this.rows.length && !this.#complete && generation === this.#generation) {
      this.#loading ??= this.#loadNext(generation);
      await this.#loading;
      if (this.failure !== null) return;
    }
  }

  /** Looks at the head of the view for what has come since. */
  async look(): Promise<void> {
    const source = this.#source;
    const generation = this.#generation;
    if (source === null || this.phase !== 'ready') return;
    if (this.rows.length === 0) return this.show(source);
    const changes = this.#changes;
    const page = await source.load(null);
    if (generation !== this.#generation) return;
    // Something was done to a row meanwhile: what was read may be older than that.
    if (changes !== this.#changes) return this.look();
    this.#refreshRows(page.rows);
    if (source.order === 'newest_first') {
      this.waiting = page.rows.filter(({ id }) => !this.#positions.has(id)).length;
    }
  }

  select(index: number): ArticleRow | undefined {
    const row = this.rows[index];
    if (row !== undefined) {
      this.selected = row.id;
      this.reveal = { index };
    }
    return row;
  }

  patch(id: ArticleId, change: Partial<ArticleRow>): void {
    const index = this.indexOf(id);
    const row = this.rows[index];
    this.#changes += 1;
    if (row !== undefined) this.rows = this.rows.with(index, { ...row, ...change });
  }

  /** Takes a row out. What it returns puts it back where it was, as far as that place is loaded. */
  take(id: ArticleId): () => void {
    const source = this.#source;
    const row = this.rows[this.indexOf(id)];
    if (row === undefined || source === null) return () => undefined;
    const { size } = this;
    this.#changes += 1;
    this.#reset(this.rows.filter((other) => other.id !== id));
    this.#expected = size - 1;
    if (this.selected === id) this.selected = null;
    return () => {
      if (this.#source !== source || this.indexOf(id) >= 0) return;
      const page = { rows: this.rows, next: this.#next };
      const { size } = this;
      this.#changes += 1;
      this.#reset(withRow(page, row, source.order));
      this.#expected = size + 1;
    };
  }

  /** Marks loaded rows from one index up to another, and tells which ones it changed. */
  markRead(from: number, to: number): ArticleId[] {
    const changed: ArticleId[] = [];
    this.rows = this.rows.map((row, index) => {
      if (index < from || index >= to || row.read) return row;
      changed.push(row.id);
      return { ...row, read: true };
    });
    return changed;
  }

  markUnread(ids: readonly ArticleId[]): void {
    const back = new Set(ids);
    this.rows = this.rows.map((row) => (back.has(row.id) ? { ...row, read: false } : row));
    // What was marked beyond the loaded rows will be listed again.
    this.#next ??= cursorOf(this.rows.at(-1));
    this.#complete = this.#next === null;
  }

  async #loadFirst(source: Source, keep: ArticleRow | null, generation: number): Promise<void> {
    try {
      const page = await source.load(null);
      if (generation !== this.#generation) return;
      this.#expected = source.size;
      this.#next = page.next;
      this.#complete = page.next === null;
      this.#reset(keep === null ? page.rows : withRow(page, keep, source.order));
      if (this.selectedIndex < 0) this.selected = null;
      this.phase = 'ready';
      this.failure = null;
    } catch (cause) {
      if (generation !== this.#generation) return;
      this.phase = 'failed';
      this.failure = Failure.from(cause);
    } finally {
      if (generation === this.#generation) this.#loading = null;
    }
  }

  async #loadNext(generation: number): Promise<void> {
    const source = this.#source;
    if (source === null) return;
    try {
      const page = await source.load(this.#next);
      if (generation !== this.#generation) return;
      this.failure = null;
      this.#next = page.next;
      this.#append(page.rows);
      this.#complete = page.next === null;
    } catch (cause) {
      if (generation === this.#generation) this.failure = Failure.from(cause);
    } finally {
      if (generation === this.#generation) this.#loading = null;
    }
  }

  #append(rows: ArticleRow[]): void {
    const from = this.rows.length;
    const fresh = rows.filter(({ id }) => !this.#positions.has(id));
    fresh.forEach(({ id }, offset) => this.#positions.set(id, from + offset));
    this.rows = this.rows.concat(fresh);
    this.days = this.days.concat(dayStarts(this.rows, from));
  }

  #reset(rows: ArticleRow[]): void {
    this.#positions = new Map(rows.map(({ id }, index) => [id, index]));
    this.rows = rows;
    this.days = dayStarts(rows, 0);
  }

  #refreshRows(fresh: ArticleRow[]): void {
    const known = fresh.filter(({ id }) => this.#positions.has(id));
    if (known.length === 0) return;
    const rows = this.rows.slice();
    for (const row of known) rows[this.indexOf(row.id)] = row;
    this.rows = rows;
  }
}

export function cursorOf(row: ArticleRow | undefined): Cursor | null {
  return row === undefined ? null : { sort_time: row.sort_time, id: row.id };
}

/** A first page with this row in its place, if its place is on that page. */
export function withRow(page: Page, keep: ArticleRow, order: Order): ArticleRow[] {
  const { rows, next } = page;
  if (rows.some(({ id }) => id === keep.id)) return rows;
  const at = rows.findIndex((row) => comesBefore(keep, row, order));
  if (at >= 0) return rows.toSpliced(at, 0, keep);
  return next === null ? [...rows, keep] : rows;
}

function comesBefore(one: ArticleRow, other: ArticleRow, order: Order): boolean {
  const newer = one.sort_time - other.sort_time || one.id - other.id;
  return order === 'newest_first' ? newer > 0 : newer < 0;
}
