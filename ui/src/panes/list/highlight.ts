export interface Piece {
  text: string;
  matched: boolean;
}

const begins = '\uE000';
const ends = '\uE001';

/** Takes a snippet apart at the signs that stand around its matches. */
export function pieces(snippet: string): Piece[] {
  const found: Piece[] = [];
  let matched = false;
  for (const text of snippet.split(/([\uE000\uE001])/)) {
    if (text === begins) matched = true;
    else if (text === ends) matched = false;
    else if (text !== '') found.push({ text, matched });
  }
  return found;
}
