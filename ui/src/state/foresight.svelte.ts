import { Failure, type LetGo } from '../ipc';

const settleMs = 250;

/** What would go if something else were chosen. It is asked once the choosing rests, and the newest answer counts. */
export class Foresight {
  /** `null` before it is known. */
  letGo = $state.raw<LetGo | null>(null);
  failure = $state.raw<Failure | null>(null);
  looking = $state(false);

  #asked = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  look(ask: () => Promise<LetGo>): void {
    const asked = ++this.#asked;
    this.looking = true;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.#answer(asked, ask), settleMs);
  }

  /** Nothing else is chosen any more. */
  forget(): void {
    this.#asked += 1;
    clearTimeout(this.#soon);
    this.letGo = null;
    this.failure = null;
    this.looking = false;
  }

  async #answer(asked: number, ask: () => Promise<LetGo>): Promise<void> {
    let letGo: LetGo | null = null;
    let failure: Failure | null = null;
    try {
      letGo = await ask();
    } catch (cause) {
      failure = Failure.from(cause);
    }
    if (asked !== this.#asked) return;
    this.letGo = letGo;
    this.failure = failure;
    this.looking = false;
  }
}
