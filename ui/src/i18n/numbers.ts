import { spoken } from './language.svelte';

export function digits(count: number): string {
  return new Intl.NumberFormat(spoken()).format(count);
}

export function percent(share: number): string {
  return new Intl.NumberFormat(spoken(), { style: 'percent' }).format(share);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in the largest unit that fits, such as "1.4 MB". */
export function bytes(size: number): string {
  const power = size < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
  return new Intl.NumberFormat(spoken(), {
    style: 'unit',
    unit: units[power],
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(size / 1000 ** power);
}
