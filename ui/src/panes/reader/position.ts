type Page = Pick<Element, 'scrollTop' | 'scrollHeight' | 'clientHeight'>;

/** How far a page is scrolled, from 0 to 1. A page without room to scroll is not begun. */
export function positionOf(page: Page): number {
  const room = page.scrollHeight - page.clientHeight;
  return room <= 0 ? 0 : Math.min(1, Math.max(0, page.scrollTop / room));
}

export function scrollTopFor(page: Page, position: number): number {
  return Math.round(position * Math.max(0, page.scrollHeight - page.clientHeight));
}
