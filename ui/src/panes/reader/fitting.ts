import type { Catalogue } from '../../i18n/en';

/** What a formula was before it was broken. */
const whole = new WeakMap<Element, MathMLElement>();

/**
 * Formulas in a line that are longer than it break after a sign, as they would in a book, and scroll where that
 * is not enough. Whether they are is only known once they stand there, and most are not: those are left in one piece. Browsers
 * break none by themselves.
 */
export function fitFormulas(text: ParentNode, words: Catalogue['forms']): void {
  for (const broken of text.querySelectorAll('.broken')) mend(broken);
  const formulas = [...text.querySelectorAll<MathMLElement>('math:not([display])')];
  for (const formula of formulas) {
    formula.classList.remove('long');
    delete formula.dataset.scrolls;
  }
  // All are measured before one is changed: each change would have the whole text laid out anew.
  const long = formulas
    .map((formula) => ({ formula, room: roomOf(formula) }))
    .filter(({ formula, room }) => room > 0 && widthOf(formula) > room)
    .map(({ formula, room }) => {
      const pieces = [...formula.children];
      const canBreak = pieces.length > 1 && pieces.every((piece) => widthOf(piece) <= room);
      return { formula, canBreak };
    });
  for (const { formula, canBreak } of long) {
    if (canBreak) {
      breakUp(formula);
    } else {
      formula.classList.add('long');
      formula.dataset.scrolls = words.formula;
    }
  }
}

/** The middle of a formula is that of the line, unless it needs the room before it. */
export function centreNumbered(text: ParentNode): void {
  const lines = [...text.querySelectorAll('.formula[data-widest]')];
  for (const line of lines) line.classList.remove('tight');
  const tight = lines.filter(
    ({ firstElementChild: box }) => box!.scrollWidth > box!.clientWidth + 2,
  );
  for (const line of tight) line.classList.add('tight');
}

/** Puts the numbers of several equations each beside its own. */
export function placeNumbers(text: ParentNode): void {
  const places = [...text.querySelectorAll<HTMLElement>('.numbers > .number')].map((number) => {
    const column = number.parentElement!;
    const row = column.parentElement!.querySelector('mtable')?.children[Number(number.dataset.row)];
    const { top = 0, height = 0 } = row?.getBoundingClientRect() ?? {};
    return { number, middle: top + height / 2 - column.getBoundingClientRect().top };
  });
  for (const { number, middle } of places) number.style.top = `${middle}px`;
}

/** Makes a formula of each of its pieces. Who hears it hears it as one. */
function breakUp(formula: MathMLElement): void {
  const doc = formula.ownerDocument;
  const broken = doc.createElement('span');
  broken.className = 'broken';
  broken.setAttribute('role', 'math');
  broken.setAttribute('aria-label', formula.getAttribute('alttext') ?? '');
  const pieces = [...formula.children].map((child) => {
    const piece = formula.cloneNode(false) as MathMLElement;
    piece.setAttribute('aria-hidden', 'true');
    piece.append(child);
    return piece;
  });
  formula.replaceWith(broken);
  broken.append(...pieces);
  whole.set(broken, formula);
}

/** In one piece again, before it is looked at anew. */
function mend(broken: Element): void {
  const formula = whole.get(broken);
  // A copy, in a note that is open, stays as it was.
  if (formula === undefined) return;
  formula.append(...[...broken.children].flatMap((piece) => [...piece.children]));
  broken.replaceWith(formula);
}

function widthOf(element: Element): number {
  return element.getBoundingClientRect().width;
}

/** How long a line is where the formula stands. */
function roomOf(formula: Element): number {
  let block = formula.parentElement;
  // What is in a line has no width of its own.
  while (block !== null && block.clientWidth === 0) block = block.parentElement;
  if (block === null) return 0;
  const { paddingLeft, paddingRight } = getComputedStyle(block);
  return block.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
}
