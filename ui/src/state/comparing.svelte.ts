import { tick } from 'svelte';
import {
  Failure,
  type ArticleId,
  type Comparison,
  type Host,
  type Revision,
  type RevisionId,
} from '../ipc';
import type { Reader } from './reader.svelte';

/** What the publisher changed in the open article, shown in the place of its text. */
export class Comparing {
  revisions = $state.raw<Revision[]>([]);
  /** The revision that the article of now is compared with. */
  earlier = $state<RevisionId | null>(null);
  comparison = $state.raw<Comparison | null>(null);
  failure = $state.raw<Failure | null>(null);

  #host: Host;
  #reader: Reader;
  #article = $state<ArticleId | null>(null);
  /** What had the keyboard before. */
  #before: Element | null = null;

  constructor(host: Host, reader: Reader) {
    this.#host = host;
    this.#reader = reader;
  }

  get shown(): boolean {
    return this.#article !== null && this.#article === this.#reader.article?.id;
  }

  /** Compares the open article with its first text. False when nobody changed it. */
  async open(): Promise<boolean> {
    const { article } = this.#reader;
    if (article === null || article.edited === null) return false;
    this.#before = document.activeElement;
    this.#article = article.id;
    this.#forget();
    await this.load();
    return true;
  }

  close(): void {
    if (this.#article === null) return;
    const before = this.#before;
    this.#article = null;
    this.#before = null;
    this.#forget();
    void tick().then(() => giveBack(before));
  }

  async choose(earlier: RevisionId): Promise<void> {
    this.earlier = earlier;
    await this.load();
  }

  /** Asks for what is shown, or asks again. */
  async load(): Promise<void> {
    const id = this.#article;
    if (id === null) return;
    try {
      const { revisions } = await this.#host.call('list_revisions', { id });
      if (id !== this.#article) return;
      this.revisions = revisions;
      const wanted = revisions.find((revision) => revision.id === this.earlier) ?? revisions[0];
      this.earlier = wanted?.id ?? null;
      this.failure = null;
      if (wanted === undefined) return;
      const asked = { id, earlier: wanted.id, later: null };
      const comparison = await this.#host.call('compare_revisions', asked);
      if (id === this.#article && wanted.id === this.earlier) this.comparison = comparison;
    } catch (cause) {
      if (id !== this.#article) return;
      this.comparison = null;
      this.failure = Failure.from(cause);
    }
  }

  #forget(): void {
    this.revisions = [];
    this.earlier = null;
    this.comparison = null;
    this.failure = null;
  }
}

/** The keyboard goes back to where it was, unless the person has taken it elsewhere. */
function giveBack(before: Element | null): void {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  const place =
    before instanceof HTMLElement && before.isConnected && before !== body
      ? before
      : document.querySelector<HTMLElement>('[data-pane="reader"] [data-pane-focus]');
  place?.focus({ preventScroll: true });
}
