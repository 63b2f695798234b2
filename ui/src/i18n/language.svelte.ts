import type { Language } from '../ipc';
import { en, type Catalogue } from './en';
import { id } from './id';

export type Spoken = 'id' | 'en';

const catalogues: Record<Spoken, Catalogue> = { en, id };

let current = $state<Spoken>('en');

/** The catalogue of the language that Warta speaks now. */
export function t(): Catalogue {
  return catalogues[current];
}

export function spoken(): Spoken {
  return current;
}

export function speak(language: Language): void {
  current = language === 'system' ? ofSystem(navigator.languages) : language;
  document.documentElement.lang = current;
}

/** The first of the person's languages that Warta speaks. */
export function ofSystem(languages: readonly string[]): Spoken {
  for (const tag of languages) {
    const language = tag.toLowerCase().split('-')[0];
    if (language === 'id' || language === 'in' || language === 'ms') return 'id';
    if (language === 'en') return 'en';
  }
  return 'en';
}
