/** A box that scrolls sideways in its own room, by a name that says what is in it. */
export function scrolling<E extends HTMLElement>(box: E, name: string): E {
  box.dataset.scrolls = name;
  return box;
}

/**
 * Who has no pointer must reach what scrolls, and has nothing of boxes that show all they have: those get no stop
 * and no name.
 */
export function offerScrolling(text: ParentNode): void {
  for (const box of text.querySelectorAll<HTMLElement | MathMLElement>(
    '[data-scrolls], math[tabindex]',
  )) {
    const name = box.dataset.scrolls;
    // A pixel or two more are fractions that were rounded, and the slant of a letter.
    if (name !== undefined && box.scrollWidth > box.clientWidth + 2) {
      box.tabIndex = 0;
      // A formula is read as one.
      if (box.localName === 'math') continue;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  }
}
