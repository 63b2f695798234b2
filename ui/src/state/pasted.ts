const editable = 'input, textarea, select, [contenteditable]';

/** The web address that was pasted where nothing is written, or `null`. */
export function pastedAddress(event: ClipboardEvent): string | null {
  if (event.target instanceof Element && event.target.closest(editable) !== null) return null;
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (/\s/.test(text) || !/^https?:\/\/[^/]/i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}
