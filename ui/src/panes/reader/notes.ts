import type { Catalogue } from '../../i18n/en';
import { icon } from './frame-icons';

/**
 * Notes become something that can be used: each mark a button, each note one with its number before it and a way
 * back to every mark behind it. What happens when they are pressed is in note-popover.ts. A mark without its note, and
 * a note that nothing calls, stay what they are.
 */
export function linkNotes(text: ParentNode, words: Catalogue['forms'], language: string): void {
  const notes = new Map<string, HTMLElement>();
  for (const note of text.querySelectorAll<HTMLElement>('li[data-note]')) {
    // Where two have the same number, the first has the marks.
    if (!notes.has(note.dataset.note!)) notes.set(note.dataset.note!, note);
  }
  if (notes.size === 0) return;

  const calls = new Map<string, number>();
  const shown = new Map<string, string>();
  for (const sup of text.querySelectorAll<HTMLElement>('sup[data-note]')) {
    const number = sup.dataset.note!;
    const mark = sup.textContent.trim().replace(/^[[(](.*)[\])]$/, '$1');
    if (!notes.has(number) || mark === '') continue;
    const call = (calls.get(number) ?? 0) + 1;
    calls.set(number, call);
    if (call === 1) shown.set(number, mark);
    freeFromLink(sup);
    const button = buttonOf(sup.ownerDocument, 'mark', words.note(mark), language);
    button.dataset.note = number;
    button.dataset.call = `${call}`;
    button.setAttribute('aria-haspopup', 'dialog');
    button.setAttribute('aria-expanded', 'false');
    button.textContent = mark;
    sup.replaceChildren(button);
    sup.className = 'call';
    stayWithWord(sup);
  }

  const lists = new Set<Element>();
  for (const note of text.querySelectorAll<HTMLElement>('li[data-note]')) {
    const number = note.dataset.note!;
    if (note.parentElement !== null) lists.add(note.parentElement);
    const isCalled = notes.get(number) === note;
    layOut(note, (isCalled && shown.get(number)) || number);
    for (let call = 1; isCalled && call <= (calls.get(number) ?? 0); call++) {
      const label = words.noteBack(shown.get(number)!, calls.get(number)! > 1 ? call : null);
      const back = buttonOf(note.ownerDocument, 'back', label, language);
      back.dataset.back = number;
      back.dataset.call = `${call}`;
      back.append(icon('undo-2', 13, note.ownerDocument));
      if (calls.get(number)! > 1) back.append(`${call}`);
      // No line begins with it: the last word comes with it.
      endOf(note).append(call === 1 ? '\u00a0' : ' ', back);
    }
  }
  for (const list of lists) {
    list.classList.add('notes');
    // Without the bullets of its own, some browsers no longer say that it is a list.
    list.setAttribute('role', 'list');
  }
}

/** A button within a link would be both. The address was that of the note on the page. */
function freeFromLink(sup: HTMLElement): void {
  const link = sup.closest('a');
  if (link !== null && link.textContent === sup.textContent) link.replaceWith(sup);
}

/** No line begins with a mark: a break may stand before a button, so the last letter before it holds on to it. */
function stayWithWord(sup: HTMLElement): void {
  const before = sup.previousSibling;
  if (before === null) return;
  if (before.nodeType !== 3) {
    if ((before as Element).className === 'held') (before as Element).append(sup);
    else sup.before('\u2060');
    return;
  }
  const [letter] = /\S$/u.exec(before.nodeValue ?? '') ?? [];
  if (letter === undefined) return;
  before.nodeValue = before.nodeValue!.slice(0, -letter.length);
  const held = sup.ownerDocument.createElement('span');
  held.className = 'held';
  sup.before(held);
  held.append(letter, sup);
}

/** The number stands before the note, and not in its text. */
function layOut(note: HTMLElement, mark: string): void {
  const doc = note.ownerDocument;
  const number = doc.createElement('span');
  number.className = 'note-number';
  number.textContent = /^\d+$/.test(mark) ? `${mark}.` : mark;
  const body = doc.createElement('div');
  body.className = 'note-text';
  body.append(...note.childNodes);
  note.append(number, body);
}

/** Where a line of the note's own text can go on. */
function endOf(note: HTMLElement): Element {
  const body = note.querySelector('.note-text')!;
  const last = body.lastElementChild;
  return last?.localName === 'p' && last.nextSibling === null ? last : body;
}

function buttonOf(
  doc: Document,
  kind: 'mark' | 'back',
  label: string,
  language: string,
): HTMLButtonElement {
  const button = doc.createElement('button');
  button.type = 'button';
  button.className = kind;
  button.lang = language;
  button.setAttribute('aria-label', label);
  return button;
}
