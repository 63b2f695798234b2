import { t } from '../i18n';
import type { Host, Keeping, Retention } from '../ipc';
import { Foresight } from './foresight.svelte';
import type { Notices, UndoStack } from './notices.svelte';

/** How large the library may become: what is chosen, what would go by that, and letting it go. */
export class LettingGo {
  /** What holds now; `null` before it is known. */
  kept = $state.raw<Keeping | null>(null);
  /** What the person is about to choose instead. Nothing goes by it before it is applied. */
  chosen = $state.raw<Keeping | null>(null);
  applying = $state(false);
  /** What went when it was applied, and what brings it back, if anything can. */
  applied = $state.raw<{ text: string; undo: (() => Promise<void>) | null } | null>(null);
  readonly ahead = new Foresight();

  #host: Host;
  #notices: Notices;
  #undo: UndoStack;
  /** Articles went or came back. */
  #changed: () => Promise<void>;

  constructor(host: Host, notices: Notices, undo: UndoStack, changed: () => Promise<void>) {
    this.#host = host;
    this.#notices = notices;
    this.#undo = undo;
    this.#changed = changed;
  }

  get changed(): boolean {
    return this.kept !== null && this.chosen !== null && !same(this.kept, this.chosen);
  }

  /** Somebody is about to choose. */
  async open(): Promise<void> {
    this.applied = null;
    await this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.kept = await this.#host.call('get_keeping', {});
      this.chosen = this.kept;
      this.ahead.forget();
    } catch (cause) {
      this.#notices.complain(cause);
    }
  }

  chooseRetention(part: Partial<Retention>): void {
    if (this.chosen === null) return;
    this.choose({ retention: { ...this.chosen.retention, ...part } });
  }

  choose(part: Partial<Keeping>): void {
    if (this.chosen === null) return;
    const keeping = { ...this.chosen, ...part };
    this.chosen = keeping;
    this.applied = null;
    if (!this.changed) return this.ahead.forget();
    this.ahead.look(() => this.#host.call('preview_keeping', { keeping, feed: null }));
  }

  /** Lets go what is too old or too much by what is chosen. */
  async apply(): Promise<void> {
    const { chosen } = this;
    if (chosen === null || !this.changed || this.applying) return;
    this.applying = true;
    try {
      const { let_go, undo } = await this.#undo.during(this.#host.call('set_keeping', chosen));
      const { letGo, keepingSet } = t().done;
      const nothing = let_go.articles + let_go.without_pictures === 0;
      const text = nothing ? keepingSet : letGo(let_go.articles, let_go.without_pictures);
      const back = () => {
        this.applied = null;
        void this.#reload();
      };
      if (undo === null) this.#notices.tell(text);
      const take = undo === null ? null : this.#undo.offer(text, undo, back);
      this.applied = { text, undo: take };
    } catch (cause) {
      this.#notices.complain(cause);
    }
    await this.#reload();
    this.applying = false;
  }

  async #reload(): Promise<void> {
    await Promise.all([this.#load(), this.#changed()]);
  }
}

function same(one: Keeping, other: Keeping): boolean {
  const { days, count, unread_too } = one.retention;
  return (
    one.most_mb === other.most_mb &&
    days === other.retention.days &&
    count === other.retention.count &&
    unread_too === other.retention.unread_too
  );
}
