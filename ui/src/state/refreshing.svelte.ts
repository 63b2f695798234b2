import { t } from '../i18n';
import type { FeedId, Host, RefreshProgress, RefreshSummary } from '../ipc';
import type { Notices } from './notices.svelte';

/** A refresh under way. */
export class Refreshing {
  running = $state(false);
  progress = $state.raw<RefreshProgress | null>(null);

  /** Only a refresh that the person asked for tells how it went. */
  #asked = false;
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  async start(feed: FeedId | null): Promise<void> {
    this.#asked = true;
    this.running = true;
    try {
      await this.#host.call('refresh', { feed });
    } catch (cause) {
      this.#asked = false;
      this.running = false;
      this.#notices.complain(cause);
    }
  }

  async cancel(): Promise<void> {
    try {
      await this.#host.call('cancel_refresh', {});
    } catch (cause) {
      this.#notices.complain(cause);
    }
  }

  advanced(progress: RefreshProgress): void {
    // Keeping for offline may go on after the feeds are done, and ends without a summary.
    const over = progress.stage === 'offline' && progress.done >= progress.total;
    this.progress = over ? null : progress;
    this.running = !over;
  }

  finished(summary: RefreshSummary): void {
    this.progress = null;
    this.running = false;
    if (this.#asked) this.#notices.tell(describe(summary));
    this.#asked = false;
  }
}

export function describe(summary: RefreshSummary): string {
  const words = t().refresh;
  if (summary.offline) return words.noNetwork;
  const parts: string[] = [];
  if (summary.new_articles > 0) parts.push(words.newArticles(summary.new_articles));
  if (summary.failed > 0) parts.push(words.failed(summary.failed));
  if (summary.resting > 0) parts.push(words.resting(summary.resting));
  if (parts.length > 0) return words.result(parts);
  if (summary.cancelled) return words.cancelled;
  return summary.feeds === 0 ? words.justChecked : words.nothingNew;
}
