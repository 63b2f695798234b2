/** Where the lines of a found text end before its first match, its lead gives way (`data-late`). */
export function keepFirstMatch(box: HTMLElement): () => void {
  const sizes = new ResizeObserver(() => {
    delete box.dataset.late;
    if (isCutAway(box)) box.dataset.late = '';
  });
  sizes.observe(box);
  return () => sizes.disconnect();
}

function isCutAway(box: HTMLElement): boolean {
  const match = [...(box.querySelector('mark')?.getClientRects() ?? [])].at(-1);
  if (match === undefined) return false;
  const { right, bottom } = box.getBoundingClientRect();
  if (match.bottom > bottom + 1) return true;
  // The sign that a text goes on stands in place of the last line's end.
  const goesOn = box.scrollHeight > box.clientHeight + 1;
  const last = match.bottom + match.height > bottom;
  return goesOn && last && match.right > right - 1.5 * parseFloat(getComputedStyle(box).fontSize);
}
