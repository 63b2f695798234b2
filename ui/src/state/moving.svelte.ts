import { t } from '../i18n';
import type { Host } from '../ipc';
import type { Library } from './library.svelte';
import { LongTask } from './long-task.svelte';
import type { Notices } from './notices.svelte';

/** Taking the library to another folder, and removing what it leaves behind. */
export class Moving {
  readonly task: LongTask;
  /** What was left behind is being removed. */
  removing = $state(false);

  #host: Host;
  #library: Library;
  #notices: Notices;

  constructor(host: Host, library: Library, notices: Notices) {
    this.#host = host;
    this.#library = library;
    this.#notices = notices;
    this.task = new LongTask(host, 'move');
  }

  /** The folder that the library was moved out of, while it is still there. */
  get leftBehind(): string | null {
    return this.#library.overview.left_behind;
  }

  /** To an empty folder that the person chooses. Warta starts again, and is there. */
  async move(): Promise<void> {
    if (this.task.running) return;
    await this.#notices.attempt(async () => {
      const moving = await this.task.run(() => this.#host.call('move_library', {}));
      if (moving !== null && moving.to !== null) this.#notices.tell(t().storage.moving(moving.to));
    });
  }

  async removeLeftBehind(): Promise<void> {
    if (this.removing) return;
    this.removing = true;
    await this.#notices.attempt(async () => {
      await this.#host.call('remove_left_behind', {});
      this.#notices.tell(t().done.leftBehindRemoved);
      await this.#library.load();
    });
    this.removing = false;
  }
}
