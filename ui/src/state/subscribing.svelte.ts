import { Failure, type Feed, type FolderId, type FoundFeed, type Host } from '../ipc';
import { SigningIn } from './signing-in.svelte';

/** From an address to a subscription. */
export class Subscribing {
  address = $state('');
  phase = $state<'asking' | 'finding' | 'choosing' | 'subscribing'>('asking');
  found = $state.raw<FoundFeed[]>([]);
  /** The address of the feed that is chosen. */
  chosen = $state('');
  folder = $state<FolderId | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** The site shows what is there to those only who sign in. */
  isPrivate = $state(false);
  readonly signing = new SigningIn();

  #host: Host;
  #asked = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get ready(): boolean {
    return this.found.some(({ url, subscribed }) => url === this.chosen && !subscribed);
  }

  /** Whether there is enough for the next step. */
  get canGoOn(): boolean {
    if (this.found.length > 0) return this.ready;
    return this.address.trim() !== '' && (!this.isPrivate || this.signing.value !== null);
  }

  /** What is chosen is a page, whose list the person has to confirm. */
  get isPage(): boolean {
    return this.found.some(({ url, kind }) => url === this.chosen && kind === 'page');
  }

  /** What was found belongs to the address that was typed before. */
  type(address: string): void {
    this.#asked++;
    this.address = address;
    this.phase = 'asking';
    this.found = [];
    this.failure = null;
    this.isPrivate = false;
    this.signing.forget();
  }

  async find(): Promise<void> {
    const url = this.address.trim();
    if (url === '') return;
    const asked = ++this.#asked;
    this.phase = 'finding';
    this.failure = null;
    try {
      const sign_in = this.isPrivate ? this.signing.value : null;
      const { feeds } = await this.#host.call('discover_feeds', { url, sign_in });
      if (asked !== this.#asked) return;
      this.found = feeds;
      this.chosen = (feeds.find(({ subscribed }) => !subscribed) ?? feeds[0])?.url ?? '';
      this.phase = 'choosing';
    } catch (cause) {
      if (asked !== this.#asked) return;
      this.failure = Failure.from(cause);
      // Some sites ask for a sign-in by refusing.
      this.isPrivate ||= ['sign_in_needed', 'refused'].includes(this.failure.code);
      this.phase = 'asking';
    }
  }

  async subscribe(): Promise<Feed | null> {
    if (!this.ready) return null;
    this.phase = 'subscribing';
    this.failure = null;
    try {
      return await this.#host.call('subscribe', {
        url: this.chosen,
        folder_id: this.folder,
        // The button has asked about the list that stands above it.
        page: this.isPage,
      });
    } catch (cause) {
      this.failure = Failure.from(cause);
      this.phase = 'choosing';
      return null;
    }
  }
}
