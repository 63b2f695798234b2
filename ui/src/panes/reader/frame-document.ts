import type { Host, Removed } from '../../ipc';

const kept = /warta-asset:\/\/localhost\/([0-9A-Za-z]+)/g;

/**
 * The empty document of an article's frame. It may load our sheet, its fonts and kept files, and
 * nothing else; scripts cannot run in it, although the sandbox lets its parent listen to it.
 */
export function frameDocument(sheet: string, host: Host): string {
  const { origin } = new URL(sheet);
  const policy = [
    "default-src 'none'",
    "script-src 'none'",
    `img-src warta-asset: ${sourceOf(host)}`,
    `media-src warta-asset: ${sourceOf(host)}`,
    `style-src 'self' ${origin}`,
    `font-src 'self' ${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return (
    '<!doctype html><html><head><meta charset="utf-8">' +
    `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<link rel="stylesheet" href="${sheet}"></head><body></body></html>`
  );
}

/** Where kept files come from, as a policy names it. */
function sourceOf(host: Host): string {
  const { origin, protocol } = new URL(host.assetUrl(''), location.href);
  return origin === 'null' ? protocol : origin;
}

/**
 * The article as nodes for its frame; nothing is loaded before they are in it. `restored` are removed
 * blocks that stand in it again, in the order of the article. `layOut` is what becomes of its forms.
 */
export function articleNodes(
  html: string,
  host: Host,
  restored: Removed[] = [],
  layOut?: (text: HTMLElement) => void,
): Node[] {
  const shown = html.replaceAll(kept, (_, key: string) => escape(host.assetUrl(key)));
  const parsed = new DOMParser().parseFromString(shown, 'text/html');
  const blocks = [...parsed.body.children];
  for (const { text, place } of restored) {
    const paragraph = parsed.createElement('p');
    paragraph.className = 'restored';
    paragraph.textContent = text;
    const next = place === undefined ? undefined : blocks[place];
    if (next === undefined) parsed.body.append(paragraph);
    else next.before(paragraph);
  }
  layOut?.(parsed.body);
  return [...parsed.body.childNodes];
}

function escape(url: string): string {
  return url.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
