import type { Catalogue } from '../../i18n/en';
import { fitFormulas } from './fitting';
import { icon } from './frame-icons';
import { offerScrolling } from './scrolling';

interface Words {
  forms: Catalogue['forms'];
  close: string;
  language: string;
}

/** Between the mark and the note, and between the note and the edge. */
const gap = 6;

/**
 * Shows notes beside their marks. The frame runs nothing itself: this listens from outside, as the guard does. Returns
 * what shuts an open note, for when its article goes.
 */
export function showNotes(frame: Document, words: () => Words): () => void {
  let open: { mark: HTMLElement; note: HTMLElement } | null = null;

  const shut = (focus: boolean) => {
    if (open === null) return;
    const { mark, note } = open;
    open = null;
    mark.setAttribute('aria-expanded', 'false');
    note.remove();
    if (focus) mark.focus({ preventScroll: true });
  };

  const show = (mark: HTMLElement) => {
    const from = noteOf(frame, mark.dataset.note!);
    if (from === null) return;
    const note = popover(frame, from, mark.textContent ?? '', words());
    frame.body.append(note);
    // It is narrower than the text.
    fitFormulas(note, words().forms);
    offerScrolling(note);
    place(note, mark, frame);
    mark.setAttribute('aria-expanded', 'true');
    open = { mark, note };
    note.focus({ preventScroll: true });
  };

  frame.addEventListener('click', (event) => {
    const target = event.target as Element | null;
    const mark = target?.closest<HTMLElement>('button.mark') ?? null;
    const back = target?.closest<HTMLElement>('button.back') ?? null;
    if (open?.note.contains(target) && !target!.closest('.shut')) return;
    const was = open?.mark;
    shut(Boolean(target?.closest('.shut')) || (mark !== null && mark === was));
    if (mark !== null && mark !== was) show(mark);
    if (back !== null) goBack(frame, back);
  });

  frame.addEventListener('keydown', (event) => {
    if (open === null) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      // It closes this and nothing else.
      event.stopImmediatePropagation();
      shut(true);
    } else if (event.key === 'Tab' && open.note.contains(event.target as Node)) {
      const stops = [...open.note.querySelectorAll<HTMLElement>('a[href], button, [tabindex="0"]')];
      const isFirst = event.target === open.note || event.target === stops[0];
      const isLast = event.target === stops.at(-1);
      // It lies at the end of the text, and is left to where its mark is.
      if (event.shiftKey && isFirst) {
        event.preventDefault();
        shut(true);
      } else if (!event.shiftKey && isLast) {
        shut(true);
      }
    }
  });

  return () => shut(false);
}

function noteOf(frame: Document, number: string): Element | null {
  const notes = [...frame.querySelectorAll<HTMLElement>('li[data-note]')];
  const note = notes.find(({ dataset }) => dataset.note === number);
  return note?.querySelector(':scope > .note-text') ?? null;
}

function popover(frame: Document, from: Element, mark: string, words: Words): HTMLElement {
  const note = frame.createElement('div');
  note.className = 'note-popover';
  note.tabIndex = -1;
  note.setAttribute('role', 'dialog');
  note.setAttribute('aria-label', words.forms.note(mark));
  const text = from.cloneNode(true) as HTMLElement;
  for (const back of text.querySelectorAll('.back')) back.remove();
  // A note of a note would take the place of the one that it is called from.
  for (const inner of text.querySelectorAll('.mark')) inner.replaceWith(inner.textContent ?? '');
  const shut = frame.createElement('button');
  shut.type = 'button';
  shut.className = 'shut';
  shut.lang = words.language;
  shut.setAttribute('aria-label', words.close);
  shut.append(icon('x', 14, frame));
  note.append(text, shut);
  return note;
}

/** Below the mark, or above it where there is more room in sight; never beyond the text, which would cut it off. */
function place(note: HTMLElement, mark: HTMLElement, frame: Document): void {
  const at = mark.getBoundingClientRect();
  const whole = frame.documentElement.getBoundingClientRect();
  const seen = inSight(frame, whole.height);
  const above = at.top - gap - seen.top;
  const below = seen.bottom - at.bottom - gap;
  const height = note.offsetHeight;
  const goesBelow = height <= below || below >= above;
  const room = Math.max(goesBelow ? below : above, 64);
  if (height > room) note.style.maxHeight = `${room}px`;
  const top = goesBelow ? at.bottom + gap : at.top - gap - Math.min(height, room);
  const left = Math.min(at.left - 18, whole.width - note.offsetWidth);
  note.style.top = `${Math.max(0, top)}px`;
  note.style.left = `${Math.max(0, left)}px`;
}

/** What can be seen of the text, in its own measure: the frame is as high as the text, and the page around it scrolls. */
function inSight(frame: Document, height: number): { top: number; bottom: number } {
  const around = frame.defaultView?.frameElement ?? null;
  const page = around?.closest('[data-pane-focus]') ?? null;
  if (around === null || page === null) return { top: 0, bottom: height };
  const { top } = around.getBoundingClientRect();
  const sheet = page.getBoundingClientRect();
  return {
    top: Math.max(0, sheet.top - top),
    bottom: Math.min(height, sheet.bottom - top),
  };
}

/** To the very place in the text, which is told from the others until one looks elsewhere. */
function goBack(frame: Document, back: HTMLElement): void {
  const { back: number, call } = back.dataset;
  const marks = [...frame.querySelectorAll<HTMLElement>('button.mark')];
  const mark = marks.find(({ dataset }) => dataset.note === number && dataset.call === call);
  if (mark === undefined) return;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: 'center' });
  mark.classList.add('reached');
  mark.addEventListener('blur', () => mark.classList.remove('reached'), { once: true });
}
