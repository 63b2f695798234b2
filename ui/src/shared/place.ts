export interface Point {
  x: number;
  y: number;
}

const gap = 4;
const margin = 8;

/** Puts what floats below its anchor, inside the window, above the anchor when there is no room. */
export function place(
  floating: HTMLElement,
  anchor: Element | Point,
  align: 'start' | 'end' | 'center',
) {
  const box =
    anchor instanceof Element
      ? anchor.getBoundingClientRect()
      : new DOMRect(anchor.x, anchor.y - gap, 0, 0);
  const { width, height } = floating.getBoundingClientRect();
  const wanted = {
    start: box.left,
    end: box.right - width,
    center: box.left + (box.width - width) / 2,
  }[align];
  const left = Math.max(margin, Math.min(wanted, innerWidth - width - margin));
  const below = box.bottom + gap;
  const fits = below + height + margin <= innerHeight;
  const top = fits ? below : Math.max(margin, box.top - gap - height);
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
}
