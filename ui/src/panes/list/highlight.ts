export interface Piece {
  text: string;
  matched: boolean;
}

/** A text that was searched, in the parts that are drawn apart. */
export interface Found {
  /** What gives way first where there is no room for the first match. */
  lead: string;
  rest: Piece[];
}

const begins = '\uE000';
const ends = '\uE001';
/** Takes a text apart at the signs that stand around its matches. */
export function pieces(marked: string): Piece[] {
  const found: Piece[] = [];
  let matched = false;
  for (const text of marked.split(/([\uE000\uE001])/)) {
    if (text === begins) matched = true;
    else if (text === ends) matched = false;
    else if (text !== '') found.push({ text, matched });
  }
  return found;
}

/** The same, with the words apart that are more than `near` characters before the first match. */
export function found(marked: string, near: number): Found {
  const [first, ...others] = pieces(marked);
  const whole = { lead: '', rest: first === undefined ? [] : [first, ...others] };
  if (first === undefined || first.matched || others.length === 0) return whole;
  if (first.text.length <= near) return whole;
  // Whole words stay, unless there is none so short.
  const word = first.text.slice(-near - 1).search(/\s\S/);
  const cut = word < 0 ? first.text.length : first.text.length - near + word;
  return {
    lead: first.text.slice(0, cut),
    rest: [{ text: first.text.slice(cut), matched: false }, ...others],
  };
}
