import { Failure, type Host, type Task, type TaskProgress } from '../ipc';

/** Work of the engine that a person waits for: how far it is, and ending it before it is done. */
export class LongTask {
  running = $state(false);
  /** The person wants it to end, and it has not yet. */
  cancelling = $state(false);
  progress = $state.raw<TaskProgress | null>(null);

  #host: Host;
  #task: Task;

  constructor(host: Host, task: Task) {
    this.#host = host;
    this.#task = task;
  }

  /** From 0 to 1. */
  get share(): number {
    const { progress } = this;
    return progress === null ? 0 : Math.min(1, progress.done / Math.max(1, progress.total));
  }

  /** Does the work. `null` when it was cancelled: whoever wished that has nothing to be told. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    this.running = true;
    try {
      return await work();
    } catch (cause) {
      const failure = Failure.from(cause);
      if (failure.code === 'cancelled') return null;
      throw failure;
    } finally {
      this.running = false;
      this.cancelling = false;
      this.progress = null;
    }
  }

  advanced(progress: TaskProgress): void {
    // The answer may be here before the last that is told on the way.
    if (progress.task === this.#task && this.running) this.progress = progress;
  }

  async cancel(): Promise<void> {
    if (!this.running || this.cancelling) return;
    this.cancelling = true;
    try {
      await this.#host.call('cancel_task', { task: this.#task });
    } catch {
      // It goes on, and can be cancelled again.
      this.cancelling = false;
    }
  }
}
