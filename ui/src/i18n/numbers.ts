import { spoken } from './language.svelte';

export function digits(count: number): string {
  return new Intl.NumberFormat(spoken()).format(count);
}
