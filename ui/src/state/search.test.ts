import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';

describe('search', () => {
  let host: FakeHost;
  let app: App;
  let stop: () => void;

  beforeEach(async () => {
    localStorage.clear();
    host = FakeHost.filled(60);
    app = new App(host);
    stop = app.start();
    await vi.waitFor(() => expect(app.library.loaded).toBe(true));
  });

  afterEach(() => {
    vi.useRealTimers();
    stop();
  });

  it('counts what it found, after it is shown', async () => {
    app.openSearch();
    app.search.query = 'harga';
    await app.search.run();
    expect(app.search.count).toEqual({ count: app.list.rows.length, more: false });
    app.search.query = '';
    await app.search.run();
    expect(app.search.count).toBeNull();
  });

  it('remembers the order that was chosen', async () => {
    app.openSearch();
    app.search.query = 'harga';
    const asked = vi.spyOn(host, 'call');
    await app.search.rank('best_first');
    expect(asked.mock.calls.find(([command]) => command === 'search')?.[1]).toMatchObject({
      ranking: 'best_first',
      skip: 0,
    });
    expect(new App(host).search.ranking).toBe('best_first');
  });

  it('asks again by itself while the index is made anew', async () => {
    vi.useFakeTimers();
    app.openSearch();
    host.refusals.set('search', { code: 'search_damaged', args: ['40'] });
    app.search.query = 'harga';
    const run = app.search.run();
    await vi.advanceTimersByTimeAsync(100);
    await run;
    expect(app.list.failure?.args).toEqual(['40']);
    host.refusals.delete('search');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(app.list.failure).toBeNull();
    expect(app.list.rows.length).toBeGreaterThan(0);
  });

  it('is kept as a view, which is shown, and taken back when it is deleted', async () => {
    await app.saveSearch('Pangan', 'harga');
    const [saved] = app.library.overview.saved_searches;
    expect(saved).toMatchObject({ name: 'Pangan', query: 'harga' });
    expect(app.view).toEqual({ kind: 'saved_search', id: saved?.id });
    expect(app.library.title(app.view)).toBe('Pangan');
    expect(app.library.count(app.view)).toBe(saved?.unread);
    await app.arranging.renameSearch(saved!, 'Dapur');
    expect(app.library.title(app.view)).toBe('Dapur');
    await expect(app.saveSearch('Dapur', 'beras')).rejects.toMatchObject({ code: 'name_taken' });
    await app.arranging.deleteSearch(saved!);
    expect(app.library.overview.saved_searches).toEqual([]);
    await app.undo.last();
    await vi.waitFor(() => expect(app.library.overview.saved_searches).toHaveLength(1));
  });
});
