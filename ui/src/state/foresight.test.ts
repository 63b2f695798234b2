import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LetGo } from '../ipc';
import { Foresight } from './foresight.svelte';

const letGo = (articles: number): LetGo => ({
  articles,
  without_pictures: 0,
  bytes: 0,
  feeds: [],
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('looking ahead', () => {
  it('asks once, when the choosing rests', async () => {
    const ahead = new Foresight();
    const ask = vi.fn((articles: number) => Promise.resolve(letGo(articles)));
    for (const articles of [1, 2, 3]) ahead.look(() => ask(articles));
    expect(ahead.looking).toBe(true);
    await vi.runAllTimersAsync();
    expect(ask.mock.calls).toEqual([[3]]);
    expect(ahead.letGo?.articles).toBe(3);
    expect(ahead.looking).toBe(false);
  });

  it('lets no earlier answer take the place of a newer one', async () => {
    const ahead = new Foresight();
    let answerFirst: (letGo: LetGo) => void = () => {};
    ahead.look(() => new Promise((answer) => (answerFirst = answer)));
    await vi.runAllTimersAsync();
    ahead.look(() => Promise.resolve(letGo(2)));
    await vi.runAllTimersAsync();
    answerFirst(letGo(1));
    await vi.runAllTimersAsync();
    expect(ahead.letGo?.articles).toBe(2);
  });

  it('says what went wrong, and forgets it', async () => {
    const ahead = new Foresight();
    ahead.look(() => Promise.reject(new Error('gone')));
    await vi.runAllTimersAsync();
    expect(ahead.failure?.message).toBe('gone');
    ahead.look(() => Promise.resolve(letGo(1)));
    ahead.forget();
    await vi.runAllTimersAsync();
    expect(ahead.failure).toBeNull();
    expect(ahead.letGo).toBeNull();
    expect(ahead.looking).toBe(false);
  });
});
