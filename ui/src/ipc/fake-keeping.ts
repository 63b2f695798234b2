import type { ArticleRow, Feed, FeedId, Keeping, LetGo, Retention, Storage } from './bindings';

const dayMs = 86_400_000;
/** Bytes that sounds and films take for each article, of which few have any. */
const recording = 60_000;

/** How large a fake library is, what would make it smaller, and what nothing needs any more. */
export class FakeKeeping {
  keeping: Keeping = {
    retention: { days: null, count: null, unread_too: false },
    most_mb: null,
  };
  folder = '/home/sari/.local/share/warta';
  /** Where the library was before it was moved. */
  leftBehind: string | null = null;
  /** What was removed and can still be brought back, unless it was. */
  removed: ArticleRow[] = [];

  storage(rows: readonly ArticleRow[], feeds: readonly Feed[]): Storage {
    const of = feeds.map(({ id }) => {
      const own = rows.filter(({ feed_id }) => feed_id === id);
      return { feed: id, articles: own.length, text: sum(own, text), pictures: sum(own, pictures) };
    });
    const all = sum(rows, text);
    return {
      text: all,
      index: Math.round(all * 0.42),
      revisions: Math.round(all * 0.03),
      lists: 420_000 + rows.length * 900,
      empty: this.#gone(rows).length * 22_000 + 180_000,
      pictures: sum(rows, pictures),
      recordings: rows.length * recording,
      backups: rows.length === 0 ? 0 : Math.round(all * 1.7) + 900_000,
      feeds: of.sort((a, b) => b.text + b.pictures - a.text - a.pictures),
      removed: this.#gone(rows).length,
      folder: this.folder,
    };
  }

  move(folder: string): void {
    this.leftBehind = this.folder;
    this.folder = folder;
  }

  /** The articles whose time has come. */
  expired(
    rows: readonly ArticleRow[],
    everywhere: Retention,
    own: (feed: FeedId) => Retention | null,
  ): ArticleRow[] {
    const seen = new Map<FeedId, number>();
    return rows.filter((row) => {
      if (row.feed_id === null) return false;
      const place = seen.get(row.feed_id) ?? 0;
      seen.set(row.feed_id, place + 1);
      const { days, count, unread_too } = own(row.feed_id) ?? everywhere;
      const old = days !== null && row.sort_time < Date.now() - days * dayMs;
      const over = count !== null && place >= count;
      const spared = row.bookmarked || row.tags.length > 0 || (!row.read && !unread_too);
      return (old || over) && !spared;
    });
  }

  /** The articles that lose their pictures, the oldest first. */
  evictable(rows: readonly ArticleRow[], { most_mb }: Keeping): ArticleRow[] {
    if (most_mb === null) return [];
    let above = sum(rows, pictures) + rows.length * recording - most_mb * 1_000_000;
    return rows.toReversed().filter((row) => {
      const weight = pictures(row);
      if (above <= 0 || weight === 0 || row.bookmarked || row.tags.length > 0) return false;
      above -= weight;
      return true;
    });
  }

  letGo(expired: readonly ArticleRow[], evicted: readonly ArticleRow[]): LetGo {
    const feeds = new Map<FeedId, number>();
    for (const { feed_id } of expired) {
      if (feed_id !== null) feeds.set(feed_id, (feeds.get(feed_id) ?? 0) + 1);
    }
    return {
      articles: expired.length,
      without_pictures: evicted.length,
      bytes: sum(expired, text) + sum(expired, pictures) + sum(evicted, pictures),
      feeds: [...feeds].sort(([, a], [, b]) => b - a),
    };
  }

  /** Makes final what was removed, and tells how much that is. */
  free(rows: readonly ArticleRow[]): number {
    const gone = this.#gone(rows);
    this.removed = [];
    return sum(gone, text) + sum(gone, pictures) + 180_000;
  }

  #gone(rows: readonly ArticleRow[]): ArticleRow[] {
    const here = new Set(rows.map(({ id }) => id));
    return this.removed.filter(({ id }) => !here.has(id));
  }
}

export function pictures({ id, thumbnail, offline }: ArticleRow): number {
  if (offline === 'pictures_left') return 0;
  return thumbnail === null ? 38_000 : 190_000 + ((id * 7919) % 420_000);
}

function text({ id }: ArticleRow): number {
  return 6_000 + ((id * 4051) % 15_000);
}

function sum(rows: readonly ArticleRow[], of: (row: ArticleRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
