import { Failure, type ArticleId, type ArticleView, type Host, type Removed } from '../ipc';

const settleMs = 500;

function identity({ reason, place, text }: Removed): string {
  return `${reason} ${place ?? ''} ${text}`;
}

/** The article that is being read. */
export class Reader {
  /** What was last asked for; the article follows. */
  id = $state<ArticleId | null>(null);
  article = $state.raw<ArticleView | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The full text of this article is on its way. */
  fetching = $state<ArticleId | null>(null);
  /** What was moved out of the text is listed under it. */
  movedShown = $state(false);
  /** Which removed blocks stand in the text again until another article is opened. */
  restored = $state.raw<ReadonlySet<Removed>>(new Set());

  #host: Host;
  /** What was changed while the article was on its way, which its answer may not know yet. */
  #ahead: Partial<ArticleView> = {};
  #saving: ReturnType<typeof setTimeout> | undefined;
  #unsaved: { id: ArticleId; position: number } | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  async open(id: ArticleId): Promise<void> {
    this.#savePosition();
    if (id !== this.id) {
      this.movedShown = false;
      this.restored = new Set();
    }
    this.id = id;
    await this.load();
  }

  /** Asks for the open article again, where it stands. */
  async load(): Promise<void> {
    const id = this.id;
    if (id === null) return;
    this.#ahead = {};
    try {
      const article = await this.#host.call('get_article', { id });
      if (id !== this.id) return;
      this.article = { ...article, ...this.#ahead };
      // The blocks of an answer are new objects, also where nothing changed.
      const restored = new Set([...this.restored].map(identity));
      this.restored = new Set(article.removed.filter((block) => restored.has(identity(block))));
      this.failure = null;
    } catch (cause) {
      if (id !== this.id) return;
      this.article = null;
      this.failure = Failure.from(cause);
    }
  }

  close(): void {
    this.#savePosition();
    this.id = null;
    this.article = null;
    this.failure = null;
  }

  /** Puts a removed block back where it stood, or takes it out again. */
  restore(block: Removed): void {
    const { restored } = this;
    this.restored = restored.has(block)
      ? new Set([...restored].filter((other) => other !== block))
      : new Set([...restored, block]);
  }

  patch(id: ArticleId, change: Partial<ArticleView>): void {
    if (this.id === id) this.#ahead = { ...this.#ahead, ...change };
    if (this.article?.id === id) this.article = { ...this.article, ...change };
  }

  /** The person has read this far, from 0 to 1. */
  reached(id: ArticleId, position: number): void {
    this.#unsaved = { id, position };
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#savePosition(), settleMs);
  }

  #savePosition(): void {
    clearTimeout(this.#saving);
    const unsaved = this.#unsaved;
    this.#unsaved = null;
    // Losing one position is not worth a complaint.
    if (unsaved !== null) this.#host.call('set_position', unsaved).catch(() => undefined);
  }
}
