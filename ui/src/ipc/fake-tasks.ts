import type { EngineEvent, Task } from './bindings';
import { Failure } from './host';

/** Long work that does nothing but tell how far it is. */
export class FakeTasks {
  /** How long each of the steps takes, of which there are as many. */
  stepMs = 40;
  steps = 25;

  #cancelled = new Set<Task>();
  #emit: (event: EngineEvent) => void;

  constructor(emit: (event: EngineEvent) => void) {
    this.#emit = emit;
  }

  cancel(task: Task): void {
    this.#cancelled.add(task);
  }

  /** Rejects when it is cancelled. */
  async run(task: Task, total: number): Promise<void> {
    this.#cancelled.delete(task);
    for (let step = 0; step <= this.steps; step++) {
      if (this.#cancelled.has(task)) {
        throw new Failure({ code: 'cancelled', message: 'cancelled', args: [] });
      }
      const done = Math.round((total * step) / this.steps);
      this.#emit({ kind: 'task_progress', task, done, total });
      await new Promise((next) => setTimeout(next, this.stepMs));
    }
  }
}
