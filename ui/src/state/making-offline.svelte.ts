import { t } from '../i18n';
import { Failure, type Host, type MadeOffline, type OfflinePreview, type View } from '../ipc';
import { LongTask } from './long-task.svelte';
import type { Notices } from './notices.svelte';
import { sameView } from './view';

/** Having every article of a view open without a network, because the person asks for it. */
export class MakingOffline {
  /** What the view that was looked at lacks; `null` before it is known. */
  preview = $state.raw<OfflinePreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** What came of it for the view that was looked at. */
  made = $state.raw<MadeOffline | null>(null);
  /** The view whose articles are being fetched, and what it is called. */
  current = $state.raw<{ view: View; title: string } | null>(null);
  readonly task: LongTask;

  #host: Host;
  #notices: Notices;
  /** Articles are no longer marked as they were. */
  #changed: () => Promise<void>;
  /** The view that somebody looks at. */
  #watched: View | null = null;
  #asked = 0;

  constructor(host: Host, notices: Notices, changed: () => Promise<void>) {
    this.#host = host;
    this.#notices = notices;
    this.#changed = changed;
    this.task = new LongTask(host, 'make_offline');
  }

  /** Whether it is this view that is being fetched. */
  isFor(view: View): boolean {
    return this.current !== null && sameView(this.current.view, view);
  }

  /** Somebody looks at what a view lacks. What it returns ends that. */
  watch(view: View): () => void {
    this.#watched = view;
    this.made = null;
    this.preview = null;
    void this.#look(view);
    return () => {
      if (this.#watched === view) this.#watched = null;
    };
  }

  /** Goes on when nobody looks. */
  async start(view: View, title: string): Promise<void> {
    if (this.task.running) return;
    this.current = { view, title };
    this.made = null;
    this.failure = null;
    try {
      const made = await this.task.run(() => this.#host.call('make_offline', { view }));
      const isWatched = this.#watched !== null && sameView(this.#watched, view);
      if (made === null) this.#notices.tell(t().makeOffline.cancelled);
      else if (isWatched) this.made = made;
      else this.#notices.tell(`${title}: ${describe(made)}`);
    } catch (cause) {
      this.#notices.complain(cause);
    }
    this.current = null;
    await this.#changed();
    if (this.#watched !== null) await this.#look(this.#watched);
  }

  async #look(view: View): Promise<void> {
    const asked = ++this.#asked;
    let preview: OfflinePreview | null = null;
    let failure: Failure | null = null;
    try {
      preview = await this.#host.call('preview_offline', { view });
    } catch (cause) {
      failure = Failure.from(cause);
    }
    if (asked !== this.#asked) return;
    this.preview = preview;
    this.failure = failure;
  }
}

export function describe({ complete, incomplete }: MadeOffline): string {
  const words = t().makeOffline;
  const parts: string[] = [];
  if (complete > 0) parts.push(words.complete(complete));
  if (incomplete > 0) parts.push(words.incomplete(incomplete));
  return parts.length === 0 ? words.empty : parts.join(' ');
}
