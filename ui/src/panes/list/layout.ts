/** Where rows of one fixed height stand when some of them have a heading above. */
export interface Layout {
  rowHeight: number;
  headingHeight: number;
  /** Indexes of the rows with a heading above, ascending. */
  headings: readonly number[];
}

/** How many rows have a heading, up to and with this one. */
function headingsUpTo({ headings }: Layout, index: number): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (headings[middle]! <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The top of a row itself; its heading, if it has one, stands above that. */
export function topOf(layout: Layout, index: number): number {
  return index * layout.rowHeight + headingsUpTo(layout, index) * layout.headingHeight;
}

export function heightOf(layout: Layout, size: number): number {
  return size * layout.rowHeight + layout.headings.length * layout.headingHeight;
}

/** The row that stands at this height, or the last one above it. */
export function rowAt(layout: Layout, size: number, y: number): number {
  let low = 0;
  let high = Math.max(0, size - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (topOf(layout, middle) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows to draw for what is in sight, and some on either side. */
export function inSight(
  layout: Layout,
  size: number,
  scrollTop: number,
  viewport: number,
  beyond = 4,
): { from: number; to: number } {
  const from = Math.max(0, rowAt(layout, size, scrollTop) - beyond);
  const to = Math.min(size, rowAt(layout, size, scrollTop + viewport) + 1 + beyond);
  return { from, to };
}

/** Where to scroll so that a row is wholly in sight, moving as little as possible. */
export function scrollFor(
  layout: Layout,
  index: number,
  scrollTop: number,
  viewport: number,
): number {
  const top = topOf(layout, index);
  const heading = layout.headings.includes(index) ? layout.headingHeight : 0;
  if (top - heading < scrollTop) return top - heading;
  return Math.max(scrollTop, top + layout.rowHeight - viewport);
}
