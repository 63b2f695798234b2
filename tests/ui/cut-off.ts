import type { Page } from '@playwright/test';

/**
 * What nobody can read of the window as it stands: text and controls that are cut off, that stick out of their box
 * or of the window, or that lie under something else, and what scrolls sideways. Each as "fault: element “text”".
 *
 * Cut short on purpose is what says so (`text-overflow: ellipsis`, `line-clamp`), where the whole can be had all the
 * same: it has a title with all of its text once it is pointed at, or it stands in a row that opens it.
 */
export async function cutOff(page: Page): Promise<string[]> {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(look)));
  return found.flat();
}

/** Runs in the page, and has nothing but what is in it. */
function look(): string[] {
  interface Box {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }

  /** Boxes have fractions of a pixel, the room in them has not. */
  const slack = 1;
  const faults = new Set<string>();
  const styles = new Map<Element, CSSStyleDeclaration>();
  const shown = new Map<Element, boolean>();
  const shortened = new Set<Element>();
  const pen = document.createElement('canvas').getContext('2d')!;

  function styleOf(element: Element): CSSStyleDeclaration {
    let style = styles.get(element);
    if (style === undefined) styles.set(element, (style = getComputedStyle(element)));
    return style;
  }

  /** Whether eyes are meant to see it: what only a screen reader says is cut to nothing. */
  function isShown(element: Element): boolean {
    let known = shown.get(element);
    if (known === undefined) {
      const parent = element.parentElement;
      known =
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        styleOf(element).clipPath !== 'inset(50%)' &&
        (parent === null || styleOf(parent).display === 'contents' || isShown(parent));
      shown.set(element, known);
    }
    return known;
  }

  function plain(text: string): string {
    return text.replaceAll(/\s+/g, ' ').trim();
  }

  function report(fault: string, element: Element, text = element.textContent ?? ''): void {
    const path: string[] = [];
    for (let at: Element | null = element; at !== null && path.length < 4; at = at.parentElement) {
      const classes = [...at.classList].filter((name) => !name.startsWith('svelte-'));
      const id = at.id === '' ? '' : `#${at.id}`;
      path.unshift([at.localName + id, ...classes].join('.'));
      if (id !== '') break;
    }
    const words = plain(text);
    const shortly = words.length > 60 ? `${words.slice(0, 60)}…` : words;
    faults.add(`${fault}: ${path.join(' > ')} “${shortly}”`);
  }

  /** The box inside the border and beside the scrollbar. */
  function roomOf(element: Element): Box {
    const { left, top } = element.getBoundingClientRect();
    const box = { left: left + element.clientLeft, top: top + element.clientTop };
    return {
      ...box,
      right: box.left + element.clientWidth,
      bottom: box.top + element.clientHeight,
    };
  }

  function scrolls(overflow: string): boolean {
    return overflow === 'auto' || overflow === 'scroll';
  }

  function isShortened(element: Element): boolean {
    const { textOverflow, overflowX, webkitLineClamp } = styleOf(element);
    if (overflowX !== 'hidden' && overflowX !== 'clip') return false;
    return textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
  }

  function expectWhole(element: Element): void {
    if (shortened.has(element)) return;
    shortened.add(element);
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const title = element.closest<HTMLElement>('[title]')?.title ?? '';
    const isTold = plain(title).includes(plain((element as HTMLElement).innerText));
    const opens = element.closest('[role="option"]') !== null;
    if (!isTold && !opens) report('cut short, and the whole is nowhere', element);
  }

  /** Something lies over it that belongs there: it floats, or what is below it scrolls. */
  function mayCover(cover: Element, covered: Element): boolean {
    let at: Element | null = cover;
    for (; at !== null && !at.contains(covered); at = at.parentElement) {
      const { position, zIndex } = styleOf(at);
      if (position === 'fixed' || position === 'sticky') return true;
      if (position === 'absolute' && zIndex !== 'auto') return true;
      if (!isShown(at)) return true;
    }
    return false;
  }

  function expectUncovered(seen: Box, element: Element, text: string): void {
    if (seen.right - seen.left < 4 || seen.bottom - seen.top < 4) return;
    if (styleOf(element).pointerEvents === 'none') return;
    const y = (seen.top + seen.bottom) / 2;
    for (const x of [seen.left + 2, (seen.left + seen.right) / 2, seen.right - 2]) {
      const top = document.elementFromPoint(x, y);
      if (top === null || top.contains(element) || element.contains(top)) continue;
      if (!mayCover(top, element)) return report('under something else', element, text);
    }
  }

  /** Follows a piece of text or a control outwards, through everything that it is in. */
  function follow(piece: Box, element: Element, from: Element, text: string): void {
    const seen = { left: piece.left, top: piece.top, right: piece.right, bottom: piece.bottom };
    const isPressed = from !== element && element.matches('button');
    /** What is above or below can be scrolled to. */
    let reached = false;
    /** Boxes that it was taken out of do not hold it. */
    let taken = styleOf(element).position === 'absolute' && from !== element;
    let floats = styleOf(element).position === 'fixed' && from !== element;
    for (let at: Element | null = from; at !== null && !floats; at = at.parentElement) {
      const { display, position, overflowX, overflowY, contain } = styleOf(at);
      if (at === document.body || at === document.documentElement) break;
      if (display === 'inline' || display === 'contents') continue;
      const paints = /paint|strict|content/.test(contain);
      if (taken && position === 'static' && !paints) continue;
      taken = position === 'absolute';
      floats = position === 'fixed';

      const clipsX = paints || overflowX !== 'visible';
      const clipsY = paints || overflowY !== 'visible';
      // What can be pressed may hang out, for what is in it to stand in line with other text.
      if (isPressed && !clipsX && !clipsY) continue;
      const box = clipsX || clipsY ? roomOf(at) : at.getBoundingClientRect();
      if (piece.left < box.left - slack || piece.right > box.right + slack) {
        if (isShortened(at)) return expectWhole(at);
        if (at.matches('[data-scrolls]') && scrolls(overflowX)) return;
        return report(clipsX ? 'cut off at the side' : 'wider than its box', element, text);
      }
      if (scrolls(overflowY)) reached = true;
      if (!reached && (piece.top < box.top - slack || piece.bottom > box.bottom + slack)) {
        if (isShortened(at)) return expectWhole(at);
        return report(clipsY ? 'cut off above or below' : 'higher than its box', element, text);
      }
      if (clipsX || clipsY) {
        seen.left = Math.max(seen.left, box.left);
        seen.right = Math.min(seen.right, box.right);
        seen.top = Math.max(seen.top, box.top);
        seen.bottom = Math.min(seen.bottom, box.bottom);
      }
    }
    const across = piece.left >= -slack && piece.right <= innerWidth + slack;
    const down = reached || (piece.top >= -slack && piece.bottom <= innerHeight + slack);
    if (!across || !down) return report('outside the window', element, text);
    expectUncovered(seen, element, text);
  }

  /** Behind a modal dialog is what was there before. */
  const front = document.querySelector('dialog:modal') ?? document.body;
  const texts = document.createTreeWalker(front, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode() !== null) {
    const node = texts.currentNode;
    const parent = node.parentElement!;
    const text = node.textContent ?? '';
    // Faces for formulas are as high as their highest sign; the formula knows how high it is.
    const isElsewhere = parent.closest('script, style, option, math');
    if (text.trim() === '' || isElsewhere || !isShown(parent)) continue;
    range.selectNodeContents(node);
    const line = parseFloat(styleOf(parent).lineHeight);
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (right - left < 1) continue;
      // A face may be higher than its line, which is what the letters need.
      const spare = Math.max(0, (bottom - top - line) / 2 || 0);
      follow({ left, right, top: top + spare, bottom: bottom - spare }, parent, parent, text);
    }
  }

  for (const control of front.querySelectorAll(
    'button, input, select, textarea, img, svg, math, iframe',
  )) {
    const box = control.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || !isShown(control) || control.parentElement === null)
      continue;
    const label = control.getAttribute('aria-label') ?? control.textContent ?? '';
    follow(box, control, control.parentElement, label);
  }

  for (const field of front.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
    'input, select',
  )) {
    if (!isShown(field)) continue;
    const isChoice = field instanceof HTMLSelectElement;
    const typed = isChoice || field.value !== '';
    const text = isChoice
      ? (field.selectedOptions[0]?.label ?? '')
      : typed
        ? ''
        : field.placeholder;
    const { font, paddingLeft, paddingRight, textOverflow } = styleOf(field);
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    // The list of a choice has the whole.
    const declared = isChoice && textOverflow === 'ellipsis';
    if (pen.measureText(text).width > room + slack && !declared) report('cut off', field, text);
  }

  for (const element of [front, ...front.querySelectorAll('*')]) {
    if (!isShown(element)) continue;
    const { overflowX, position } = styleOf(element);
    const isWider = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + slack;
    if (isWider && scrolls(overflowX) && !element.matches('[data-scrolls], textarea')) {
      report('scrolls sideways', element);
    }
    if (
      isWider &&
      /hidden|clip/.test(overflowX) &&
      !isShortened(element) &&
      !element.matches('input')
    ) {
      report('hides what is wider than it', element);
    }
    const { left, top, right, bottom, width } = element.getBoundingClientRect();
    const outside =
      Math.min(left, top) < -slack || right > innerWidth + slack || bottom > innerHeight + slack;
    if (position === 'fixed' && width > 0 && outside) report('outside the window', element);
  }
  if (document.documentElement.scrollWidth > innerWidth + slack) {
    report('scrolls sideways', document.documentElement, 'the window');
  }
  return [...faults];
}
