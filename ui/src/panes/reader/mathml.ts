/** What Temml builds of a formula, before it is markup: elements, texts, and rows without an element. */
export interface Built {
  type?: string;
  text?: string;
  /** A reference to another formula. */
  href?: string;
  attributes?: Record<string, string>;
  classes?: string[];
  style?: Record<string, string>;
  children?: Built[];
}

const namespace = 'http://www.w3.org/1998/Math/MathML';

const elements = new Set(
  (
    'math mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle mpadded mphantom menclose ' +
    'msub msup msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd'
  ).split(' '),
);

/** Nothing in a formula is wider than forty ems, and what goes back further than five lies over the text before it. */
const length: Check = (value) => {
  const [, number, unit] = /^(-?\d*\.?\d+)(em|ex|pt|px|mu|%)?$/.exec(value) ?? [];
  if (number === undefined) return false;
  const perEm = { ex: 2, pt: 10, px: 18, mu: 18, '%': 100 }[unit ?? ''] ?? 1;
  const ems = Number(number) / perEm;
  return ems >= -5 && ems <= 40;
};
/** Higher than any brace around a system of equations is a page of nothing. */
const height: Check = (value) =>
  length(value) && Math.abs(parseFloat(value)) <= (/em/.test(value) ? 8 : 150);
const flag: Check = (value) => value === 'true' || value === 'false';
const level: Check = (value) => /^[+-]?\d$/.test(value);

type Check = (value: string) => boolean;

/** Colours are missing on purpose: they are the reader's. So is every address and name. */
const attributes: Record<string, Check> = {
  accent: flag,
  columnalign: (value) => /^(left|center|right|\s)+$/.test(value),
  depth: height,
  display: (value) => value === 'block',
  displaystyle: flag,
  fence: flag,
  form: (value) => /^(pre|in|post)fix$/.test(value),
  height,
  largeop: flag,
  linethickness: length,
  lspace: length,
  mathsize: length,
  // What WebKit draws by itself.
  notation: (value) =>
    /^(?:(?:top|bottom|box|circle|actuarial|longdiv|phasorangle|(?:up|down)diagonalstrike|horizontalstrike) ?)+$/.test(
      value,
    ),
  mathvariant: (value) => value === 'normal',
  maxsize: length,
  minsize: length,
  movablelimits: flag,
  rspace: length,
  scriptlevel: level,
  separator: flag,
  stretchy: flag,
  symmetric: flag,
  voffset: height,
  width: length,
};

/** Temml's own names of what its elements look like; formulas.css has them. */
const looks =
  /^(?:tml-(?:left|right|jot|small|prime|vec|overline|underline|cancel|xcancel|fbox|(?:sml|med|lrg)-pad|hat-\d|tilde-\d)|mathscr|upstrike|downstrike|sout|longdiv-(?:top|arc)|phasor-(?:bottom|angle)|circle-pad|textcircle|actuarial|chr-(?:sml|med|lrg)(?:-vec)?|wbk-(?:vec|acc|(?:sml|med|lrg)(?:-acc|-vec)?))$/;

const most = { elements: 10_000, depth: 250 };

/** There is something in the formula that does not belong there, or far too much of it. */
export class Unsettable extends Error {}

/**
 * MathML of what Temml has built. Only what is named above gets into it, and no inline style, which the
 * frame's policy is there to forbid: what a formula needs of them are classes of formulas.css.
 */
export function mathml(built: Built, doc: Document): Element {
  let left = most.elements;

  function nodes(from: Built, depth: number): Node[] {
    if (--left < 0 || depth > most.depth || from.href !== undefined) throw new Unsettable();
    if (from.text !== undefined) return [doc.createTextNode(from.text)];
    const children = from.children ?? [];
    if (from.type === undefined) {
      // Where Temml would count equations itself; the number of one comes with it.
      if (from.attributes !== undefined) return [];
      return rowOf(children, depth);
    }
    if (!elements.has(from.type)) throw new Unsettable();
    const element = doc.createElementNS(namespace, from.type);
    for (const [name, value] of Object.entries(from.attributes ?? {})) {
      if (attributes[name]?.(`${value}`)) element.setAttribute(name, `${value}`);
    }
    const classes = [
      ...(from.classes ?? []).filter((name) => looks.test(name)),
      ...classesOf(from.style ?? {}),
    ];
    // Its own style, not that of CSS, is how some of it is bold.
    if (from.attributes?.style === 'font-weight:bold') classes.push('bold');
    // A rule is a space with a colour; one that is wide and high is a wall.
    const isWall = ['width', 'height'].every(
      (side) => parseFloat(from.attributes?.[side] ?? '0') > 2,
    );
    if (from.type === 'mspace' && from.attributes?.mathbackground && !isWall) classes.push('rule');
    if (classes.length > 0) element.setAttribute('class', classes.join(' '));
    element.append(...rowOf(children, depth));
    return [element];
  }

  function rowOf(children: Built[], depth: number): Node[] {
    const row: Node[] = [];
    for (const child of children) {
      if (isFunction(child) && isOperand(row.at(-1))) row.push(thinSpace(doc));
      row.push(...nodes(child, depth + 1));
    }
    return row;
  }

  const [root] = nodes(built, 0);
  if ((root as Element | undefined)?.localName !== 'math') throw new Unsettable();
  return root as Element;
}

/** `A_i cos x`: TeX has a thin space before the name of a function, which Temml has before few. */
function isFunction({ type, children = [] }: Built): boolean {
  const [name, apply] = children;
  return type === 'mrow' && name?.type === 'mi' && apply?.children?.[0]?.text === '\u2061';
}

function isOperand(before: Node | undefined): boolean {
  const element = before as Element | undefined;
  if (element?.nodeType !== 1) return false;
  return !['mo', 'mspace', 'mtext'].includes(element.localName);
}

function thinSpace(doc: Document): Element {
  const space = doc.createElementNS(namespace, 'mspace');
  space.setAttribute('width', '0.1667em');
  return space;
}

const sides = [0, 14, 25, 40, 100];

/** The classes for the few inline styles that Temml gives. */
function classesOf(style: Record<string, string>): string[] {
  const classes: string[] = [];
  const nearest = (value: string) => {
    const hundredths = parseFloat(value) * (value.endsWith('ex') ? 50 : 100);
    return sides.reduce((best, side) =>
      Math.abs(side - hundredths) < Math.abs(best - hundredths) ? side : best,
    );
  };
  for (const side of ['Left', 'Right'] as const) {
    const padding = style[`padding${side}`];
    if (padding !== undefined) classes.push(`pad-${side.toLowerCase()}-${nearest(padding)}`);
  }
  for (const side of ['Top', 'Bottom', 'Left', 'Right'] as const) {
    const line = /solid|dashed|double/.exec(style[`border${side}`] ?? '')?.[0];
    if (line !== undefined) classes.push(`line-${side.toLowerCase()}`, line);
  }
  if (parseFloat(style.paddingTop ?? '0') > 0.8) classes.push('roomy');
  if (style.width === '50%') classes.push('glue');
  if (style.width === '7.5%') classes.push('edge');
  if (style.width === '100%') classes.push('whole');
  if (style.border !== undefined) classes.push('boxed');
  if (style.fontWeight === 'bold') classes.push('bold');
  if (style.transform === 'scaleX(-1)') classes.push('mirrored');
  if ((style['math-depth'] ?? style.mathDepth) !== undefined) classes.push('accent');
  if (style.justifyContent === 'center') classes.push('centred');
  return classes;
}
