import type { Catalogue } from './en';
import { t } from './language.svelte';

export interface Problem {
  code: string;
  args: string[];
  message?: string;
}

type Code = keyof Catalogue['errors'];

/** What went wrong, as a sentence in the person's language. */
export function sentence(problem: Problem): string {
  const errors = t().errors;
  if (Object.hasOwn(errors, problem.code)) return errors[problem.code as Code](problem.args);
  return problem.message ?? errors.internal([problem.code]);
}
