import {
  Failure,
  type FeedHealth,
  type FeedId,
  type FeedSettings,
  type Host,
  type Retention,
  type SignIn,
} from '../ipc';
import { isLimited, withOwn } from './choices';
import { Foresight } from './foresight.svelte';

/** One feed: how it has been doing, and how the person wants it to be treated. */
export class FeedCare {
  health = $state.raw<FeedHealth | null>(null);
  /** Why nothing can be shown. */
  failure = $state.raw<Failure | null>(null);
  /** What was wrong with the last change, by the control that asked for it. */
  refused = $state.raw<{ control: Control; failure: Failure } | null>(null);
  /** The control whose change was kept last. */
  saved = $state<Control | null>(null);
  /** The control whose change is under way. */
  busy = $state<Control | null>(null);
  /** The address before the last change of it. */
  formerUrl = $state<string | null>(null);
  /** What goes by how long its articles stay. */
  readonly ahead = new Foresight();

  readonly id: FeedId;
  #host: Host;
  /** The change asked for last: the next waits for it, and none is dropped. */
  #last: Promise<unknown> = Promise.resolve();
  /** What the rest of the window knows of the feed is out of date. */
  #changed: () => Promise<void>;

  constructor(host: Host, id: FeedId, changed: () => Promise<void>) {
    this.#host = host;
    this.#changed = changed;
    this.id = id;
  }

  async load(): Promise<void> {
    try {
      this.health = await this.#host.call('get_feed_health', { id: this.id });
      this.failure = null;
    } catch (cause) {
      this.failure = Failure.from(cause);
    }
  }

  async settle(control: Control, part: Partial<FeedSettings>): Promise<boolean> {
    return this.#change(control, async (health) => {
      // A field that is left by Enter asks twice: once as changed, once as sent.
      if (!differs(health.settings, part)) return;
      const settings = { ...health.settings, ...part };
      await this.#host.call('set_feed_settings', { id: this.id, settings });
    });
  }

  /** Looks what goes by how long the articles of this feed stay; of as everywhere, nobody asks here. */
  lookAhead(retention: Retention | null): void {
    if (!isLimited(retention)) return this.ahead.forget();
    const feed = { feed: this.id, retention };
    this.ahead.look(async () => {
      const keeping = await this.#host.call('get_keeping', {});
      return this.#host.call('preview_keeping', { keeping, feed });
    });
  }

  async signIn(sign_in: SignIn | null): Promise<boolean> {
    return this.#change('sign_in', () => this.#host.call('set_sign_in', { id: this.id, sign_in }));
  }

  async moveTo(url: string): Promise<boolean> {
    let former: string | null = null;
    const moved = await this.#change('address', async ({ feed }) => {
      former = feed.url;
      await this.#host.call('change_feed_url', { id: this.id, url });
    });
    if (moved && former !== this.health?.feed.url) this.formerUrl = former;
    return moved;
  }

  #change(control: Control, change: Change): Promise<boolean> {
    const changed = this.#last.then(() => this.#carryOut(control, change));
    this.#last = changed;
    return changed;
  }

  async #carryOut(control: Control, change: Change): Promise<boolean> {
    const { health } = this;
    if (health === null) return false;
    this.busy = control;
    this.refused = null;
    this.saved = null;
    try {
      await change(health);
      await Promise.all([this.load(), this.#changed()]);
      this.saved = control;
      return true;
    } catch (cause) {
      this.refused = { control, failure: Failure.from(cause) };
      return false;
    } finally {
      this.busy = null;
    }
  }
}

/** Carried out on what is known of the feed once the changes before it are done. */
type Change = (health: FeedHealth) => Promise<unknown>;

function differs(settings: FeedSettings, part: Partial<FeedSettings>): boolean {
  return Object.entries(part).some(
    ([name, value]) =>
      JSON.stringify(settings[name as keyof FeedSettings]) !== JSON.stringify(value),
  );
}

export type Control =
  'interval' | 'user_agent' | 'open_mode' | 'keep' | 'retention' | 'paused' | 'sign_in' | 'address';

/** What a person can do about a feed that fails. */
export type Remedy = 'sign_in' | 'user_agent' | 'address' | 'choose_again' | 'wait';

const remedies: Record<string, Remedy> = {
  sign_in_needed: 'sign_in',
  refused: 'user_agent',
  invalid_url: 'address',
  not_a_feed: 'address',
  no_feed_found: 'address',
  http_status: 'address',
  gone: 'address',
  too_many_redirects: 'address',
  forbidden_redirect: 'address',
  private_address: 'address',
  page_unconfirmed: 'choose_again',
  page_changed: 'choose_again',
};

export function remedyOf(code: string, args: string[]): Remedy {
  // A server in trouble says nothing about its address.
  if (code === 'http_status' && Number(args[1]) >= 500) return 'wait';
  return remedies[code] ?? 'wait';
}

/** Of the requests, how many were spared their body, from 0 to 1. */
export function sparedShare({ requests, not_modified }: FeedHealth): number {
  return requests === 0 ? 0 : Math.min(1, not_modified / requests);
}

/** How often a feed can be asked, in minutes; `null` leaves it to the feed. */
export const intervals = [null, 15, 30, 60, 180, 720, 1440, 10_080] as const;

/** The choice that stands for an interval, which may have been set elsewhere. */
export function choicesWith(interval: number | null): readonly (number | null)[] {
  return withOwn(intervals, interval);
}
