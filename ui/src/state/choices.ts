import type { Keep, Retention } from '../ipc';

/** Days that articles stay; `null` is for ever. */
export const ages = [null, 7, 30, 90, 180, 365] as const;

/** How many of a feed stay; `null` is all of them. */
export const counts = [null, 100, 500, 1000, 5000] as const;

/** Megabytes that pictures and recordings may take; `null` is any number. */
export const sizes = [null, 500, 1000, 2000, 5000, 10_000, 20_000] as const;

export const keeps: readonly Keep[] = ['everything', 'text', 'feed'];

/** The choices, and among them the one that stands for what was set elsewhere. */
export function withOwn(
  known: readonly (number | null)[],
  own: number | null,
): readonly (number | null)[] {
  if (known.includes(own)) return known;
  return [...known, own].sort((a, b) => (a ?? 0) - (b ?? 0));
}

/** How long the articles of one feed can stay; `null` is as everywhere. */
export function staysWith(own: Retention | null): (Retention | null)[] {
  const of = (days: number | null, count: number | null) => ({ days, count, unread_too: false });
  const offered: (Retention | null)[] = [
    null,
    ...ages.map((days) => of(days, null)),
    ...counts.filter((count) => count !== null).map((count) => of(null, count)),
  ];
  const known = offered.some((stay) => nameOfStay(stay) === nameOfStay(own));
  return known ? offered : [...offered, own];
}

/** The same for the same span, whether or not unread articles go too. */
export function nameOfStay(stay: Retention | null): string {
  return stay === null ? 'everywhere' : `${stay.days ?? 'ever'} ${stay.count ?? 'all'}`;
}

/** Whether anything ever goes by it. */
export function isLimited(stay: Retention | null): stay is Retention {
  return stay !== null && (stay.days !== null || stay.count !== null);
}
