type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form that a language uses for this number; `#` stands for the number itself. */
export function pluralizer(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replaceAll('#', digits.format(count));
}

/** The same, with nothing to say of none. */
export function counter(n: (count: number, forms: Forms) => string) {
  return (count: number, forms: Forms): string => (count === 0 ? '' : n(count, forms));
}

/** A sentence begins with a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
