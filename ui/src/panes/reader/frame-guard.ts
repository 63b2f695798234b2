interface Listeners {
  onlink: (url: string) => void;
  onkeydown: (event: KeyboardEvent) => void;
}

/**
 * Nothing leaves an article's frame by itself: links go to the person's browser by way of the
 * engine, keys to the keymap, and everything else that would navigate is stopped.
 */
export function guard(frame: Document, { onlink, onkeydown }: Listeners): void {
  const follow = (event: Event) => {
    const link = linkOf(event);
    if (link === null) return;
    event.preventDefault();
    const url = link.getAttribute('href') ?? '';
    if (/^(https?|mailto):/i.test(url)) onlink(url);
  };
  const stopOnLink = (event: Event) => {
    if (linkOf(event) !== null) event.preventDefault();
  };
  const stop = (event: Event) => event.preventDefault();

  frame.addEventListener('click', follow);
  frame.addEventListener('auxclick', (event) => (event.button === 1 ? follow : stopOnLink)(event));
  frame.addEventListener('contextmenu', stopOnLink);
  frame.addEventListener('submit', stop);
  frame.addEventListener('dragstart', stop);
  frame.addEventListener('dragover', stop);
  frame.addEventListener('drop', stop);
  frame.addEventListener('keydown', onkeydown);
  // Errors of pictures do not bubble.
  frame.addEventListener('error', markMissing, true);
}

// Elements of a frame are no instances of the window's own classes.
function linkOf(event: Event): Element | null {
  return (event.target as Element | null)?.closest?.('a[href], area[href]') ?? null;
}

/** Asks again for the pictures that could not be shown: they may be kept by now. A new element is asked for anew. */
export function lookAgain(text: ParentNode): void {
  for (const picture of text.querySelectorAll('img')) {
    const isBroken = picture.complete && picture.naturalWidth === 0;
    if (picture.dataset.missing === undefined && !isBroken) continue;
    const again = picture.cloneNode() as HTMLImageElement;
    delete again.dataset.missing;
    picture.replaceWith(again);
  }
}

function markMissing(event: Event): void {
  const target = event.target as HTMLElement;
  if (target.tagName === 'IMG') target.dataset.missing = '';
}
