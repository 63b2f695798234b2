import { Failure, type Feed, type FolderId, type FoundFeed, type Host } from '../ipc';

/** From an address to a subscription. */
export class Subscribing {
  address = $state('');
  phase = $state<'asking' | 'finding' | 'choosing' | 'subscribing'>('asking');
  found = $state.raw<FoundFeed[]>([]);
  /** The address of the feed that is chosen. */
  chosen = $state('');
  folder = $state<FolderId | null>(null);
  failure = $state.raw<Failure | null>(null);

  #host: Host;
  #asked = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get ready(): boolean {
    return this.found.some(({ url, subscribed }) => url === this.chosen && !subscribed);
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
  }

  async find(): Promise<void> {
    const url = this.address.trim();
    if (url === '') return;
    const asked = ++this.#asked;
    this.phase = 'finding';
    this.failure = null;
    try {
      const { feeds } = await this.#host.call('discover_feeds', { url });
      if (asked !== this.#asked) return;
      this.found = feeds;
      this.chosen = (feeds.find(({ subscribed }) => !subscribed) ?? feeds[0])?.url ?? '';
      this.phase = 'choosing';
    } catch (cause) {
      if (asked !== this.#asked) return;
      this.failure = Failure.from(cause);
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
