import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { Failure } from '../ipc';
import { LongTask } from './long-task.svelte';

let host: FakeHost;
let task: LongTask;

beforeEach(() => {
  host = FakeHost.filled(4);
  host.tasks.stepMs = 1;
  task = new LongTask(host, 'verify');
  host.listen((event) => {
    if (event.kind === 'task_progress') task.advanced(event);
  });
});

describe('long work', () => {
  it('tells how far it is while it runs, and nothing after', async () => {
    const shares: number[] = [];
    host.listen(() => shares.push(task.share));
    const work = task.run(() => host.call('verify_files', {}));
    expect(task.running).toBe(true);
    await work;
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(task.running).toBe(false);
    expect(task.progress).toBeNull();
    task.advanced({ task: 'verify', done: 1, total: 2 });
    expect(task.progress).toBeNull();
  });

  it('hears only of itself', async () => {
    const work = task.run(() => host.call('verify_files', {}));
    task.advanced({ task: 'back_up', done: 7, total: 9 });
    expect(task.progress?.task).not.toBe('back_up');
    await work;
  });

  it('ends when it is cancelled, and that is no fault', async () => {
    host.tasks.stepMs = 20;
    const work = task.run(() => host.call('verify_files', {}));
    await vi.waitFor(() => expect(task.progress).not.toBeNull());
    await task.cancel();
    expect(task.cancelling).toBe(true);
    expect(await work).toBeNull();
    expect(task.cancelling).toBe(false);
  });

  it('passes on what went wrong', async () => {
    host.refusals.set('verify_files', { code: 'disk_full', args: [] });
    const work = task.run(() => host.call('verify_files', {}));
    await expect(work).rejects.toBeInstanceOf(Failure);
    expect(task.running).toBe(false);
  });

  it('can be cancelled again where that could not be asked', async () => {
    host.tasks.stepMs = 20;
    host.refusals.set('cancel_task', { code: 'internal', args: [] });
    const work = task.run(() => host.call('verify_files', {}));
    await task.cancel();
    expect(task.cancelling).toBe(false);
    host.refusals.clear();
    await task.cancel();
    expect(await work).toBeNull();
  });
});
