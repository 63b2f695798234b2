import type { Catalogue } from '../../i18n/en';
import { icon, type IconName } from './frame-icons';

type Tone = keyof Catalogue['forms']['boxes'];

const icons: Record<Tone, IconName> = {
  note: 'info',
  tip: 'lightbulb',
  important: 'circle-alert',
  warning: 'triangle-alert',
  danger: 'octagon-alert',
};

/** Boxes beside the text get an icon and their title, which is the name of their kind where the page gives none. */
export function dressBoxes(text: ParentNode, words: Catalogue['forms'], language: string): void {
  for (const box of text.querySelectorAll<HTMLElement>('blockquote[data-callout]')) {
    const tone = box.dataset.callout as Tone;
    if (!Object.hasOwn(icons, tone)) continue;
    const doc = box.ownerDocument;
    const title = titleOf(box) ?? doc.createElement('p');
    if (title.textContent === '') {
      title.textContent = words.boxes[tone];
      title.lang = language;
    }
    title.className = 'box-title';
    title.prepend(icon(icons[tone], 17, doc));
    box.prepend(title);
    // No quotation, whatever the element is for.
    box.setAttribute('role', 'note');
    box.setAttribute('aria-label', title.textContent.trim());
  }
}

/** A first paragraph of nothing but strong words. */
function titleOf(box: HTMLElement): HTMLElement | null {
  const first = box.firstElementChild as HTMLElement | null;
  const strong = first?.firstElementChild;
  const isTitle =
    first?.localName === 'p' &&
    first.childElementCount === 1 &&
    (strong?.localName === 'strong' || strong?.localName === 'b') &&
    strong.textContent.trim() === first.textContent.trim();
  return isTitle ? first : null;
}
