import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { Reader } from './reader.svelte';

let reader: Reader;

beforeEach(async () => {
  reader = new Reader(FakeHost.filled(12));
  await reader.open(12);
});

const restored = () => [...reader.restored].map(({ text }) => text);

describe('a block that was put back', () => {
  it('stays when the article is asked for again', async () => {
    const [block] = reader.article!.removed;
    reader.restore(block!);
    await reader.load();
    expect(restored()).toEqual([block!.text]);
    reader.restore(reader.article!.removed[0]!);
    expect(restored()).toEqual([]);
  });

  it('is out again in the next article', async () => {
    reader.restore(reader.article!.removed[0]!);
    await reader.open(11);
    expect(restored()).toEqual([]);
  });
});
