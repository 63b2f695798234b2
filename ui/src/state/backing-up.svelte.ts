import { readerTime, t } from '../i18n';
import type { Copied, Host } from '../ipc';
import type { Library } from './library.svelte';
import { LongTask } from './long-task.svelte';
import type { Notices } from './notices.svelte';

/** The copies of the library, and going back to one. */
export class BackingUp {
  /** The newest first; `null` before they are known. */
  copies = $state.raw<Copied[] | null>(null);
  /** Everything is being written into a file. */
  readonly task: LongTask;
  /** A damaged library is being made whole. */
  repairing = $state(false);

  #host: Host;
  #library: Library;
  #notices: Notices;

  constructor(host: Host, library: Library, notices: Notices) {
    this.#host = host;
    this.#library = library;
    this.#notices = notices;
    this.task = new LongTask(host, 'back_up');
  }

  async load(): Promise<void> {
    await this.#notices.attempt(async () => {
      this.copies = (await this.#host.call('list_backups', {})).copies;
    });
  }

  /** Writes everything into a file that the person chooses. */
  async backUp(): Promise<void> {
    if (this.task.running) return;
    await this.#notices.attempt(async () => {
      const backUp = () => this.#host.call('back_up', { day: day(new Date()) });
      const path = (await this.task.run(backUp))?.path ?? null;
      if (path !== null) this.#notices.tell(t().done.backedUp(path));
    });
  }

  /** Goes back to a copy, or to a file that the person chooses. Warta starts again when it is ready. */
  async restore(copy: Copied | null): Promise<void> {
    await this.#notices.attempt(async () => {
      this.#notices.tell(t().backups.restoring);
      await this.#host.call('restore_backup', { made_at: copy?.made_at ?? null });
    });
  }

  /** Makes a damaged library whole: one that could not be opened at once, another when Warta starts again. */
  async repair(): Promise<void> {
    if (this.repairing) return;
    this.repairing = true;
    await this.#notices.attempt(async () => {
      const { how, articles, made_at } = await this.#host.call('repair_library', {});
      const { repaired } = t().app;
      if (how === 'restarts') return this.#notices.tell(t().backups.restoring);
      if (how === 'salvaged') this.#notices.tell(repaired.salvaged(articles ?? 0));
      else if (how === 'restored') this.#notices.tell(repaired.restored(readerTime(made_at ?? 0)));
      else this.#notices.tell(repaired[how]());
      await this.#library.load();
    });
    this.repairing = false;
  }
}

/** The person's own day, as it sorts: 2026-11-30. */
function day(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
