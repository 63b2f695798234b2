import type { Catalogue } from '../../i18n/en';
import { scrolling } from './scrolling';

/** Digits with what stands between and around them: `−1.234,5 %`, `Rp 2.000`, `12–14`. */
const figure =
  /^\s*(?:[+\-−–±~≈<>≤≥]\s*)?(?:[A-Z]{2,3}|Rp|[$€£¥])?\s*\d[\d\s.,:'’/–−-]*(?:[%‰°]|[a-zµ]{1,3}\/?[a-z]{0,2}[²³]?)?\s*$/u;

/** Each table scrolls in a box of its own, under its caption, and its columns of numbers stand in line. */
export function layOutTables(text: ParentNode, words: Catalogue['forms']): void {
  for (const table of text.querySelectorAll('table')) {
    const doc = table.ownerDocument;
    // A table in a cell is as wide as it is: one box to scroll is enough.
    if (!table.parentElement?.closest('table')) {
      const caption = table.caption?.textContent.trim();
      const box = scrolling(doc.createElement('div'), caption || words.table);
      box.className = 'table';
      table.replaceWith(box);
      box.append(table);
    }
    if (table.caption !== null) {
      // It stays in sight while the table scrolls below it.
      const words = doc.createElement('span');
      words.append(...table.caption.childNodes);
      table.caption.append(words);
    }
    alignFigures(table);
  }
}

function alignFigures(table: HTMLTableElement): void {
  const rows = [...table.rows];
  const cells = rows.map((row) => [...row.cells]);
  for (const cell of cells.flat()) {
    if (figure.test(cell.textContent)) cell.classList.add('figure');
    // Narrow columns would have a word on each line before the table scrolled.
    else if (cell.localName === 'td' && cell.textContent.length > 16 && cell.colSpan === 1)
      cell.classList.add('words');
  }
  // Which column a cell stands in is only plain without cells that span several.
  if (cells.flat().some((cell) => cell.colSpan > 1 || cell.rowSpan > 1)) return;
  const isHead = (index: number) => rows[index]!.parentElement?.localName === 'thead';
  const width = Math.max(0, ...cells.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const inColumn = cells.map((row) => row[column]);
    const said = inColumn.filter(
      (cell, index) => cell?.localName === 'td' && !isHead(index) && cell.textContent.trim() !== '',
    );
    if (said.length < 2 || !said.every((cell) => cell!.classList.contains('figure'))) continue;
    inColumn.forEach((cell, index) => {
      if (cell?.localName === 'td' || isHead(index)) cell?.classList.add('in-line');
    });
  }
}
