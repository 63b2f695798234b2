import { SvelteMap } from 'svelte/reactivity';
import { Failure, type ArticleId, type Enclosure, type EnclosureProgress, type Host } from '../ipc';
import type { Notices } from './notices.svelte';
import type { Reader } from './reader.svelte';

export interface Fetching {
  bytes: number;
  total: number | null;
}

/** Sounds and films on their way to the player, which is a program of the person's own. */
export class Playing {
  #host: Host;
  #reader: Reader;
  #notices: Notices;
  #fetching = new SvelteMap<string, Fetching>();

  constructor(host: Host, reader: Reader, notices: Notices) {
    this.#host = host;
    this.#reader = reader;
    this.#notices = notices;
  }

  /** How far it is, while it is being fetched. */
  progress(article: ArticleId, position: number): Fetching | undefined {
    return this.#fetching.get(key(article, position));
  }

  async play(article: ArticleId, { position, length }: Enclosure): Promise<void> {
    const place = key(article, position);
    if (this.#fetching.has(place)) return;
    this.#fetching.set(place, { bytes: 0, total: length });
    try {
      await this.#host.call('play_enclosure', { id: article, position });
      this.#keep(article, position);
    } catch (cause) {
      if (Failure.from(cause).code !== 'cancelled') this.#notices.complain(cause);
    } finally {
      this.#fetching.delete(place);
    }
  }

  async cancel(article: ArticleId, position: number): Promise<void> {
    try {
      await this.#host.call('cancel_enclosure', { id: article, position });
    } catch (cause) {
      this.#notices.complain(cause);
    }
  }

  advanced({ article, position, bytes, total }: EnclosureProgress): void {
    const place = key(article, position);
    const known = this.#fetching.get(place);
    // The last word on a download may come after its answer.
    if (known !== undefined) this.#fetching.set(place, { bytes, total: total ?? known.total });
  }

  #keep(article: ArticleId, position: number): void {
    const open = this.#reader.article;
    if (open?.id !== article) return;
    const enclosures = open.enclosures.map((enclosure) =>
      enclosure.position === position ? { ...enclosure, kept: true } : enclosure,
    );
    this.#reader.patch(article, { enclosures });
  }
}

function key(article: ArticleId, position: number): string {
  return `${article}.${position}`;
}

export function isPlayable({ kind }: Enclosure): boolean {
  return kind !== 'other';
}

/** What an enclosure is called: by its publisher, or else by the name of its file. */
export function nameOf({ title, url }: Enclosure): string {
  if (title !== null && title.trim() !== '') return title;
  try {
    const { pathname, hostname } = new URL(url);
    return decodeURIComponent(pathname.split('/').findLast((part) => part !== '') ?? hostname);
  } catch {
    return url;
  }
}
