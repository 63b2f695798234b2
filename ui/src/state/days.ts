import { midnight } from '../i18n';
import type { ArticleRow } from '../ipc';

/**
 * The indexes of the rows that begin a new day, for rows that were added from `from` on.
 * Rows come in order of time, so a day is never begun twice.
 */
export function dayStarts(rows: readonly ArticleRow[], from: number): number[] {
  const starts: number[] = [];
  let day = from === 0 ? null : midnight(rows[from - 1]!.sort_time);
  for (let index = from; index < rows.length; index++) {
    const own = midnight(rows[index]!.sort_time);
    if (own !== day) starts.push(index);
    day = own;
  }
  return starts;
}

/** How long before they do in UTC days begin here. */
export function offsetMinutes(): number {
  return -new Date().getTimezoneOffset();
}
