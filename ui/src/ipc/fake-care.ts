import type { Feed, FeedHealth, FeedId, FetchRecord } from './bindings';

const minuteMs = 60_000;

/** How the feeds of a fake host have been doing, as far as nobody says otherwise. */
export class FakeCare {
  #said = new Map<FeedId, Partial<FeedHealth>>();

  set(id: FeedId, part: Partial<FeedHealth>): void {
    this.#said.set(id, { ...this.#said.get(id), ...part });
  }

  health(feed: Feed): FeedHealth {
    const now = Date.now();
    const failing = feed.problem !== null;
    const last = now - 4 * minuteMs;
    return {
      settings: {
        interval_minutes: null,
        user_agent: null,
        open_mode: feed.open_mode,
        paused: feed.paused,
        keep: 'everything',
        retention: null,
      },
      sign_in: null,
      added: now - 90 * 24 * 60 * minuteMs,
      checked: last,
      failing_since: failing ? now - 3 * 24 * 60 * minuteMs : null,
      next_reason: failing ? 'failure' : 'pace',
      requests: 412,
      not_modified: 301,
      bytes: 9_300_000,
      moving: null,
      suggested_url: null,
      lost: false,
      log: log(feed, last),
      ...this.#said.get(feed.id),
      feed: { ...feed, next_check: feed.paused ? null : now + 26 * minuteMs },
    };
  }
}

function log(feed: Feed, last: number): FetchRecord[] {
  return Array.from({ length: 8 }, (_, index) => {
    const failed = feed.problem !== null && index < feed.problem.failures;
    const changed = index % 3 === 1;
    return {
      at: last - index * 31 * minuteMs,
      status: failed ? null : changed ? 200 : 304,
      bytes: !failed && changed ? 48_213 : 0,
      new_articles: !failed && changed ? 2 : 0,
      problem_code: failed ? (feed.problem?.code ?? null) : null,
    };
  });
}
