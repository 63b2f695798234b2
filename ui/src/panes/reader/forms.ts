import type { Catalogue } from '../../i18n/en';
import { dressBoxes } from './boxes';
import { setFormulas, type Typeset } from './formulas';
import { linkNotes } from './notes';
import { scrolling } from './scrolling';
import { layOutTables } from './tables';

/**
 * Formulas, boxes, tables, code and notes of an article, which the engine gives as plain elements with a word or two
 * in `data-` attributes, as the reader shows them. Without a typesetter, formulas stay code.
 */
export function layOutForms(
  text: HTMLElement,
  words: Catalogue['forms'],
  language: string,
  typeset: Typeset | null,
): void {
  if (typeset !== null) setFormulas(text, typeset, words);
  dressBoxes(text, words, language);
  layOutTables(text, words);
  for (const pre of text.querySelectorAll('pre')) scrolling(pre, words.code);
  for (const code of text.querySelectorAll('code, samp')) {
    if (code.textContent.length <= 24 && !code.closest('pre')) code.classList.add('short');
  }
  linkNotes(text, words, language);
}
