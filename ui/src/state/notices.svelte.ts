import { sentence, t } from '../i18n';
import { Failure, type Host, type UndoId } from '../ipc';

export interface Notice {
  id: number;
  text: string;
  trouble: boolean;
  undo?: () => void;
}

const tellMs = 6_000;
const undoMs = 12_000;
const atOnce = 3;

/** Short sentences at the foot of the window. */
export class Notices {
  shown = $state.raw<Notice[]>([]);

  #timers = new Map<number, ReturnType<typeof setTimeout>>();
  #last = 0;

  tell(text: string): void {
    this.#show({ id: ++this.#last, text, trouble: false }, tellMs);
  }

  complain(cause: unknown): void {
    this.#show({ id: ++this.#last, text: sentence(Failure.from(cause)), trouble: true }, undoMs);
  }

  /** Does something, and complains where it fails. */
  async attempt(action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
    } catch (cause) {
      this.complain(cause);
    }
  }

  offer(text: string, undo: () => void): number {
    const id = ++this.#last;
    this.#show({ id, text, trouble: false, undo }, undoMs);
    return id;
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.shown = this.shown.filter((notice) => notice.id !== id);
  }

  /** A notice that is pointed at or focused does not go away. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  release(id: number): void {
    this.#leaveAfter(id, undoMs);
  }

  #show(notice: Notice, ms: number): void {
    this.shown = [...this.shown, notice].slice(-atOnce);
    this.#leaveAfter(notice.id, ms);
  }

  #leaveAfter(id: number, ms: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), ms),
    );
  }
}

interface Step {
  undo: UndoId;
  /** The notice that offers it, if it was worth one. */
  notice: number | null;
  revert: () => void;
}

/** The actions that can still be taken back, the last one first. */
export class UndoStack {
  #steps: Step[] = [];
  #underway = new Set<Promise<unknown>>();
  #host: Host;
  #notices: Notices;

  constructor(host: Host, notices: Notices) {
    this.#host = host;
    this.#notices = notices;
  }

  /**
   * `revert` brings the window back to where it was, after the library has been. What it returns takes the action back,
   * for a dialog that the notice lies behind.
   */
  offer(text: string, undo: UndoId, revert: () => void): () => Promise<void> {
    const step: Step = { undo, revert, notice: null };
    const take = () => this.#take(step);
    step.notice = this.#notices.offer(text, () => void take());
    this.#steps.push(step);
    return take;
  }

  /** What is being done: it can be taken back once the library has answered, and no earlier step is meant before. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#underway.add(work);
    try {
      return await work;
    } finally {
      this.#underway.delete(work);
    }
  }

  /** Remembers without a word what everybody sees that they did, if it changed anything. */
  keep(undo: UndoId | null, revert: () => void): void {
    if (undo !== null) this.#steps.push({ undo, revert, notice: null });
  }

  async last(): Promise<void> {
    await Promise.allSettled(this.#underway);
    const step = this.#steps.at(-1);
    if (step === undefined) this.#notices.tell(t().app.nothingToUndo);
    else await this.#take(step);
  }

  async #take(step: Step): Promise<void> {
    if (!this.#steps.includes(step)) return;
    this.#steps = this.#steps.filter((other) => other !== step);
    if (step.notice !== null) this.#notices.dismiss(step.notice);
    try {
      await this.#host.call('undo', { undo: step.undo });
      step.revert();
      this.#notices.tell(t().app.undone);
    } catch (cause) {
      this.#notices.complain(cause);
    }
  }
}
