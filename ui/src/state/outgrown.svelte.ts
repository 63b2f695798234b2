import type { Library } from './library.svelte';
import { recall, remember } from './remembered';

const NAME = 'outgrown';

/** The quiet word that the library has become large. Whoever does not want to hear it hears it again at twice the size. */
export class Outgrown {
  #library: Library;
  #dismissedAt = $state(recall(NAME, 0));

  constructor(library: Library) {
    this.#library = library;
  }

  /** How many bytes it takes, if that is worth a word. */
  get bytes(): number | null {
    const bytes = this.#library.overview.outgrown;
    return bytes !== null && bytes >= 2 * this.#dismissedAt ? bytes : null;
  }

  dismiss(): void {
    this.#dismissedAt = this.bytes ?? this.#dismissedAt;
    remember(NAME, this.#dismissedAt);
  }
}
