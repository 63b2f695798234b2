import { expect, test } from 'vitest';
import type { Host } from '../ipc';
import { Notices, UndoStack } from './notices.svelte';

test('what is still being done is taken back before what was done earlier', async () => {
  const undone: unknown[] = [];
  const host = {
    call: (_: string, { undo }: { undo: unknown }) => (undone.push(undo), Promise.resolve(null)),
  } as unknown as Host;
  const stack = new UndoStack(host, new Notices());
  stack.keep('earlier' as never, () => {});
  let answer = () => {};
  const work = new Promise<void>((done) => (answer = done));
  const doing = stack.during(work).then(() => stack.keep('later' as never, () => {}));
  const undoing = stack.last();
  answer();
  await doing;
  await undoing;
  expect(undone).toEqual(['later']);
});
