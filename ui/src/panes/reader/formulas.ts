import type { Catalogue } from '../../i18n/en';
import { mathml, type Built } from './mathml';
import { scrolling } from './scrolling';

/** Sets TeX as MathML, or returns nothing where that cannot be done. */
export type Typeset = (tex: string, isBlock: boolean, doc: Document) => Element | null;

const formulas = 'code[data-formula]';

/** What one article may have set; what is beyond stays code. */
const most = {
  /** Of one formula. The longest that are read have some 2,000. */
  characters: 6_000,
  /** Braces within braces. */
  depth: 60,
  /** Rows by columns. */
  cells: 2_500,
  /** Of all together: a chapter of a textbook. */
  all: 200_000,
  /** Also where the machine is slow, the text is not long in coming. */
  milliseconds: 2_000,
};

/** Commands in other words. */
const macros = {
  // These build what is in them twice and more, so that a few of them within each other would fill the memory. They
  // get another form that looks almost the same.
  '\\cancelto': '{{\\cancel{#2}}^{#1}}',
  '\\llap': '{#1}',
  '\\mathllap': '{#1}',
  '\\equilibriumRight': '\\rightleftharpoons',
  '\\equilibriumLeft': '\\leftrightharpoons',
  // These are written on the web, and unknown to Temml.
  '\\mbox': '\\text{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\mathds': '\\mathbb{#1}',
  '\\ensuremath': '{#1}',
  '\\slashed': '{\\not #1}',
  '\\hfill': '\\quad',
  '\\xspace': '',
};

/** What says nothing of the formula itself, and an environment whose sign of equality has a column of its own. */
function tidy(tex: string): string {
  const said = tex.replaceAll(
    /\\(?:require|vspace\*?|label)\{[^{}]*\}|\\(?:nonumber|notag)(?![a-z])/gi,
    '',
  );
  if (!said.includes('{eqnarray')) return said;
  return said
    .replaceAll(/\{eqnarray\*?\}/g, '{align*}')
    .replaceAll(/&([^&\\]{0,12}|\s*\\[a-z]{2,6}\s*)&/gi, '&$1');
}

let typeset: Promise<Typeset> | undefined;
let ready: Typeset | null = null;

export function hasFormulas(html: string): boolean {
  return html.includes('data-formula=');
}

/** The typesetter, once it is there. */
export function typesetter(): Typeset | null {
  return ready;
}

/** Articles without a formula never ask for it: it is larger than the rest of the reader. */
export function loadTypesetter(): Promise<Typeset> {
  typeset ??= import('temml').then(({ default: temml }) => {
    ready = (tex, isBlock, doc) => {
      try {
        const built: Built = temml.__renderToMathMLTree(tidy(tex), {
          displayMode: isBlock,
          // In pieces, between which a line may break (fitting.ts).
          wrap: 'tex',
          throwOnError: true,
          trust: false,
          maxSize: [20, 200],
          maxExpand: 1_000,
          // What a formula defines ends with it.
          macros: { ...macros },
        });
        return mathml(built, doc);
      } catch {
        // Not only its own errors: what is deeper than the stack ends as one of the engine's.
        return null;
      }
    };
    return ready;
  });
  return typeset;
}

/**
 * Puts every formula of the text in place of its TeX. What is too much, broken or unknown stays code, which can be
 * read as well.
 */
export function setFormulas(text: ParentNode, set: Typeset, words: Catalogue['forms']): void {
  let left = most.all;
  const until = performance.now() + most.milliseconds;
  for (const code of text.querySelectorAll<HTMLElement>(formulas)) {
    const tex = code.textContent.trim();
    left -= tex.length;
    if (left < 0 || performance.now() > until) return;
    if (tex === '' || isTooMuch(tex)) continue;
    const doc = code.ownerDocument;
    const isBlock = code.dataset.formula === 'block';
    const math = set(tex, isBlock, doc);
    if (math === null) continue;
    math.setAttribute('alttext', tex);
    code.replaceWith(isBlock ? lineOf(math, doc, words) : math);
  }
}

/** What is not even tried: it could cost more time or memory than any formula that somebody reads. */
function isTooMuch(tex: string): boolean {
  if (tex.length > most.characters || depthOf(tex) > most.depth) return true;
  const rows = tex.split(/\\\\|\\cr(?![a-z])/i).map((row) => row.split('&').length);
  // Short rows are filled up to the longest.
  if (rows.length * Math.max(...rows) > most.cells) return true;
  // A name may stand for any number of cells.
  return (
    tex.includes('&') &&
    /\\(?:[egx]?def|(?:future)?let|(?:re|provide)?newcommand)(?![a-z])/i.test(tex)
  );
}

/** How deep braces stand in each other, over the whole of it: also where they never close. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of tex.matchAll(/\\.|[{}]/gs)) {
    if (sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === '}') depth--;
  }
  return deepest;
}

/** A formula on a line of its own: it scrolls where the line is too short, and its number stands at the end. */
function lineOf(math: Element, doc: Document, words: Catalogue['forms']): Element {
  const line = doc.createElement('span');
  line.className = 'formula';
  const numbers = takeNumbers(math);
  const box = scrolling(doc.createElement('span'), words.formula);
  box.append(math);
  line.append(box);
  if (numbers.every((number) => number === '')) return line;
  // For as much room before the formula as they take behind it.
  line.dataset.widest = numbers.reduce((widest, one) =>
    one.length > widest.length ? one : widest,
  );
  const column = doc.createElement('span');
  column.className = numbers.length === 1 ? 'number' : 'numbers';
  if (numbers.length === 1) column.textContent = numbers[0]!;
  else {
    column.dataset.widest = line.dataset.widest;
    // Each beside its line, once it is known where that is (fitting.ts).
    for (const [row, number] of numbers.entries()) {
      if (number === '') continue;
      const label = doc.createElement('span');
      label.className = 'number';
      label.dataset.row = `${row}`;
      label.textContent = number;
      column.append(label);
    }
  }
  line.append(column);
  return line;
}

/**
 * Temml puts numbers into a table as wide as the line, which not every browser makes so, and where a long formula
 * would push them out of sight: they are taken out of there, and only the formula scrolls. One for each row.
 */
function takeNumbers(math: Element): string[] {
  const table = math.firstElementChild;
  if (table?.localName !== 'mtable') return [];
  const rows = [...table.children].map((row) => [...row.children]);
  const isNumbered = rows.every(
    (cells) =>
      cells.length >= 3 && [cells[0], cells.at(-1)].every((cell) => cell!.matches('.glue, .edge')),
  );
  if (!isNumbered) return [];
  const numbers = rows.map((cells) => {
    cells[0]!.remove();
    cells[1]!.classList.replace('pad-left-100', 'pad-left-0');
    cells.at(-1)!.remove();
    return cells.at(-1)!.textContent.trim();
  });
  const [only] = rows;
  if (rows.length === 1 && only!.length === 3) table.replaceWith(...only![1]!.childNodes);
  else table.classList.remove('whole');
  return numbers;
}
