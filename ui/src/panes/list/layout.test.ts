import { describe, expect, it } from 'vitest';
import { heightOf, inSight, rowAt, scrollFor, topOf, type Layout } from './layout';

const layout: Layout = { rowHeight: 128, headingHeight: 40, headings: [0, 3, 10] };

describe('layout', () => {
  it('puts a heading above the rows that have one', () => {
    expect(topOf(layout, 0)).toBe(40);
    expect(topOf(layout, 2)).toBe(40 + 2 * 128);
    expect(topOf(layout, 3)).toBe(80 + 3 * 128);
    expect(topOf(layout, 99)).toBe(120 + 99 * 128);
    expect(heightOf(layout, 100)).toBe(120 + 100 * 128);
  });

  it('finds the row at a height', () => {
    for (const index of [0, 1, 2, 3, 4, 9, 10, 50]) {
      expect(rowAt(layout, 100, topOf(layout, index))).toBe(index);
      expect(rowAt(layout, 100, topOf(layout, index) + 127)).toBe(index);
    }
    expect(rowAt(layout, 100, 0)).toBe(0);
    expect(rowAt(layout, 100, 1e9)).toBe(99);
    expect(rowAt(layout, 0, 0)).toBe(0);
  });

  it('draws what is in sight and little more', () => {
    const { from, to } = inSight(layout, 100_000, 500_000, 800);
    expect(to - from).toBeLessThan(20);
    expect(topOf(layout, from)).toBeLessThan(500_000);
    expect(topOf(layout, to)).toBeGreaterThan(500_800);
    expect(inSight(layout, 3, 0, 800)).toEqual({ from: 0, to: 3 });
    expect(inSight(layout, 0, 0, 800)).toEqual({ from: 0, to: 0 });
  });

  it('scrolls no further than it must', () => {
    expect(scrollFor(layout, 5, 400, 800)).toBe(400);
    expect(scrollFor(layout, 3, 900, 800)).toBe(topOf(layout, 3) - 40);
    expect(scrollFor(layout, 20, 0, 800)).toBe(topOf(layout, 21) - 800);
  });
});
