/** What is cut short says the whole when pointed at. One listener does, for every row and label there is. */
export function tellWhole({ target }: Event): void {
  const cut = target instanceof Element ? target.closest<HTMLElement>('.cut, .cut-lines') : null;
  if (cut === null) return;
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = cut;
  const isCut = scrollWidth > clientWidth || scrollHeight > clientHeight + 1;
  if (isCut) cut.title = cut.innerText.replaceAll(/\s+/g, ' ').trim();
  else cut.removeAttribute('title');
}
