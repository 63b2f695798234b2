/** Languages that are written from right to left, unless they say that they are written otherwise. */
const fromRight = new Set('ar arc ckb dv fa he iw ks nqo pnb prs ps sd syr ug ur yi'.split(' '));
const scripts = new Set('adlm arab hebr nkoo rohg syrc thaa'.split(' '));

/** How a text of this language is written; of none, the browser looks at its first letter. */
export function directionOf(language: string | null | undefined): 'ltr' | 'rtl' | 'auto' {
  if (!language) return 'auto';
  const [name, ...rest] = language.toLowerCase().split(/[-_]/);
  const script = rest.find((part) => part.length === 4);
  return (script === undefined ? fromRight.has(name!) : scripts.has(script)) ? 'rtl' : 'ltr';
}
