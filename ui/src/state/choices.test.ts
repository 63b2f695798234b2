import { describe, expect, it } from 'vitest';
import { ages, isLimited, nameOfStay, staysWith, withOwn } from './choices';

const stay = (days: number | null, count: number | null, unread_too = false) => ({
  days,
  count,
  unread_too,
});

describe('choices', () => {
  it('offer what was set elsewhere, in its place', () => {
    expect(withOwn(ages, 30)).toBe(ages);
    expect(withOwn(ages, 45)).toEqual([null, 7, 30, 45, 90, 180, 365]);
  });

  it('name each stay of a feed once, whatever becomes of unread articles', () => {
    const names = staysWith(null).map(nameOfStay);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain(nameOfStay(stay(30, null, true)));
    expect(staysWith(stay(30, null, true))).toHaveLength(names.length);
  });

  it('offer a feed the stay that was set elsewhere', () => {
    const own = stay(10, 20);
    expect(staysWith(own).at(-1)).toBe(own);
  });

  it('know what nothing ever goes by', () => {
    expect([null, stay(null, null), stay(7, null), stay(null, 100)].map(isLimited)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
