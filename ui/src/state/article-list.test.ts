import { describe, expect, it, vi } from 'vitest';
import type { ArticleRow } from '../ipc';
import { FakeHost } from '../ipc/fake';
import { ArticleList, pageSize, withRow, type Source } from './article-list.svelte';
import { dayStarts } from './days';

function source(host: FakeHost, size: number | null = host.articles.length): Source {
  return {
    order: 'newest_first',
    size,
    load: (after) =>
      host.call('list_articles', {
        view: { kind: 'all' },
        order: 'newest_first',
        unread_only: false,
        after,
        limit: pageSize,
      }),
  };
}

const row = (id: number, sort_time: number): ArticleRow => ({
  ...FakeHost.filled(1).articles[0]!.row,
  id,
  sort_time,
});

describe('ArticleList', () => {
  it('comes page by page, and knows its whole size before', async () => {
    const host = FakeHost.filled(1_000);
    const list = new ArticleList();
    await list.show(source(host));
    expect(list.rows).toHaveLength(pageSize);
    expect(list.size).toBe(1_000);
    await list.ensure(450);
    expect(list.rows).toHaveLength(600);
    await list.ensure(999);
    expect(list.rows.map(({ id }) => id)).toEqual(host.articles.map((a) => a.row.id));
  });

  it('grows as it is loaded when nobody knows its size', async () => {
    const list = new ArticleList();
    await list.show(source(FakeHost.filled(300), null));
    expect(list.size).toBe(pageSize + 1);
    await list.ensure(pageSize);
    expect(list.size).toBe(300);
  });

  it('asks for a page once, however often it is needed', async () => {
    const host = FakeHost.filled(1_000);
    const list = new ArticleList();
    await list.show(source(host));
    host.calls.length = 0;
    await Promise.all([list.ensure(250), list.ensure(300), list.ensure(399)]);
    expect(host.calls).toHaveLength(1);
  });

  it('asks for its first page once, however early a row is needed', async () => {
    const list = new ArticleList();
    await list.ensure(0);
    const host = FakeHost.filled(300);
    await Promise.all([list.show(source(host)), list.ensure(3)]);
    expect(host.calls).toHaveLength(1);
    expect(list.rows).toHaveLength(pageSize);
  });

  it('forgets an answer that comes after something else was shown', async () => {
    const slow = source(FakeHost.filled(10));
    const list = new ArticleList();
    const first = list.show({
      ...slow,
      load: (after) => new Promise((done) => setTimeout(() => done(slow.load(after)), 20)),
    });
    await list.show(source(FakeHost.filled(3)));
    await first;
    expect(list.rows).toHaveLength(3);
  });

  it('keeps what is new waiting', async () => {
    const host = FakeHost.filled(50);
    const list = new ArticleList();
    await list.show(source(host));
    const before = list.rows.map(({ id }) => id);
    host.publish(1, 12);
    await list.look();
    expect(list.waiting).toBe(12);
    expect(list.rows.map(({ id }) => id)).toEqual(before);
    await list.show(source(host));
    expect(list.waiting).toBe(0);
    expect(list.rows).toHaveLength(62);
  });

  it('tells what went wrong', async () => {
    const host = FakeHost.filled(3);
    host.refusals.set('list_articles', { code: 'disk_full', args: [] });
    const list = new ArticleList();
    await list.show(source(host));
    expect(list.phase).toBe('failed');
    expect(list.failure?.code).toBe('disk_full');
  });

  it('brings back what was marked beyond its end', async () => {
    const list = new ArticleList();
    await list.show(source(FakeHost.filled(5)));
    expect(list.markRead(0, Infinity).length).toBeGreaterThan(0);
    expect(list.rows.every(({ read }) => read)).toBe(true);
    list.markUnread(list.rows.map(({ id }) => id));
    expect(list.rows.some(({ read }) => read)).toBe(false);
    const load = vi.fn();
    await list.ensure(5);
    expect(load).not.toHaveBeenCalled();
    expect(list.size).toBe(5);
  });
});

describe('withRow', () => {
  const rows = [row(9, 900), row(5, 500), row(4, 400)];

  it('puts a row in its place', () => {
    const ids = (next: null | { sort_time: number; id: number }, keep: ArticleRow) =>
      withRow({ rows, next }, keep, 'newest_first').map(({ id }) => id);
    expect(ids(null, row(7, 700))).toEqual([9, 7, 5, 4]);
    expect(ids(null, row(1, 100))).toEqual([9, 5, 4, 1]);
    expect(ids({ sort_time: 400, id: 4 }, row(1, 100))).toEqual([9, 5, 4]);
    expect(ids(null, row(5, 500))).toEqual([9, 5, 4]);
  });
});

describe('dayStarts', () => {
  const at = (day: number, hour: number) => new Date(2026, 0, day, hour).getTime();
  const rows = [row(5, at(3, 9)), row(4, at(3, 1)), row(3, at(2, 23)), row(2, at(1, 5))];

  it('begins a day at its first row', () => {
    expect(dayStarts(rows, 0)).toEqual([0, 2, 3]);
  });

  it('goes on where it was left', () => {
    expect(dayStarts(rows, 1)).toEqual([2, 3]);
  });
});
