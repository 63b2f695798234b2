import { bytes, t } from '../i18n';
import type { Host, Storage, Verified } from '../ipc';
import { LongTask } from './long-task.svelte';
import type { Notices } from './notices.svelte';

/** What takes room, in the order in which it is shown. */
export const parts = [
  'text',
  'pictures',
  'recordings',
  'index',
  'revisions',
  'lists',
  'backups',
  'empty',
] as const satisfies (keyof Storage)[];

/** What the library takes on the disk, whether its files are whole, and giving room back. */
export class Storing {
  /** `null` before it is measured. What was measured before stands until it is measured again. */
  storage = $state.raw<Storage | null>(null);
  /** Room is being given back to the disk. */
  freeing = $state(false);
  /** How many bytes were given back, since the dialog was opened. */
  freed = $state<number | null>(null);
  /** What the last look through the files found, since the dialog was opened. */
  verified = $state.raw<Verified | null>(null);
  readonly verifying: LongTask;

  #host: Host;
  #notices: Notices;
  #asked = 0;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
    this.verifying = new LongTask(host, 'verify');
  }

  get bytes(): number {
    const { storage } = this;
    return storage === null ? 0 : parts.reduce((sum, part) => sum + storage[part], 0);
  }

  /** Somebody is about to look: what was found for somebody before is over. */
  async open(): Promise<void> {
    this.freed = null;
    if (!this.verifying.running) this.verified = null;
    await this.load();
  }

  /** Takes seconds where the library is large. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    await this.#notices.attempt(async () => {
      const storage = await this.#host.call('get_storage', {});
      if (asked === this.#asked) this.storage = storage;
    });
  }

  /** Measures again what is shown or was: nobody waits for what nobody has looked at. */
  async loadAgain(): Promise<void> {
    if (this.#asked > 0) await this.load();
  }

  /** Makes final what was removed, and gives its room back to the disk. */
  async free(): Promise<void> {
    if (this.freeing) return;
    this.freeing = true;
    this.freed = null;
    await this.#notices.attempt(async () => {
      this.freed = (await this.#host.call('free_space', {})).bytes;
      this.#notices.tell(t().done.freed(bytes(this.freed)));
    });
    await this.load();
    this.freeing = false;
  }

  /** Looks through all kept files. */
  async verify(): Promise<void> {
    if (this.verifying.running) return;
    this.verified = null;
    await this.#notices.attempt(async () => {
      this.verified = await this.verifying.run(() => this.#host.call('verify_files', {}));
    });
  }
}
