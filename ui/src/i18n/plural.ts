type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Picks the form that a language uses for this number; `#` stands for the number itself. */
export function pluralizer(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count, forms) =>
    (forms[rules.select(count)] ?? forms.other).replaceAll('#', digits.format(count));
}
