import type { Attachment } from 'svelte/attachments';
import { place } from './place';

const delayMs = 500;
let bubble: HTMLElement | null = null;

/** Names what is pointed at or focused, with the key that does the same. */
export function tooltip(label: string, keys: string): Attachment<HTMLElement> {
  return (element) => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      hide();
      bubble = draw(label, keys);
      place(bubble, element, 'center');
    };
    const soon = () => {
      waiting = setTimeout(show, delayMs);
    };
    const focused = () => {
      if (element.matches(':focus-visible')) soon();
    };
    const away = () => {
      clearTimeout(waiting);
      hide();
    };
    element.addEventListener('pointerenter', soon);
    element.addEventListener('focus', focused);
    for (const leave of leaving) element.addEventListener(leave, away);
    return () => {
      away();
      element.removeEventListener('pointerenter', soon);
      element.removeEventListener('focus', focused);
      for (const leave of leaving) element.removeEventListener(leave, away);
    };
  };
}

const leaving = ['pointerleave', 'pointerdown', 'blur', 'keydown'];

function hide(): void {
  bubble?.remove();
  bubble = null;
}

function draw(label: string, keys: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'tooltip';
  // The button carries the same words as its name.
  made.ariaHidden = 'true';
  made.popover = 'manual';
  made.append(label);
  if (keys !== '') {
    const key = document.createElement('kbd');
    key.textContent = keys;
    made.append(key);
  }
  document.body.append(made);
  made.showPopover();
  return made;
}
