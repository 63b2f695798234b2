import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';

let host: FakeHost;
let app: App;

beforeEach(async () => {
  host = FakeHost.filled(200);
  app = new App(host);
  await app.library.load();
  await app.lettingGo.open();
});

const looked = () => vi.waitFor(() => expect(app.lettingGo.ahead.letGo).not.toBeNull());
const called = (command: string) => host.calls.filter((call) => call.command === command);
const notice = () => app.notices.shown.at(-1);

describe('what stays', () => {
  it('is looked at before it is chosen, and nothing goes by looking', async () => {
    const { lettingGo } = app;
    expect(lettingGo.changed).toBe(false);
    lettingGo.chooseRetention({ days: 7 });
    lettingGo.chooseRetention({ unread_too: true });
    await looked();
    expect(lettingGo.changed).toBe(true);
    expect(lettingGo.ahead.letGo?.articles).toBeGreaterThan(0);
    expect(called('preview_keeping')).toHaveLength(1);
    expect(called('set_keeping')).toEqual([]);
    expect(host.articles).toHaveLength(200);
  });

  it('has nothing to look at when it is chosen back', () => {
    const { lettingGo } = app;
    lettingGo.chooseRetention({ count: 100 });
    lettingGo.chooseRetention({ count: null });
    expect(lettingGo.changed).toBe(false);
    expect(lettingGo.ahead.looking).toBe(false);
  });

  it('lets go what was foreseen, and brings it back with the choice before', async () => {
    const { lettingGo } = app;
    lettingGo.chooseRetention({ days: 7, unread_too: true });
    await looked();
    const foreseen = lettingGo.ahead.letGo!.articles;
    await lettingGo.apply();
    expect(host.articles).toHaveLength(200 - foreseen);
    expect(lettingGo.changed).toBe(false);
    expect(lettingGo.kept?.retention.days).toBe(7);
    expect(lettingGo.applied?.text).toBe(`${foreseen} articles removed`);
    expect(notice()).toMatchObject({ text: `${foreseen} articles removed` });

    await lettingGo.applied?.undo?.();
    expect(host.articles).toHaveLength(200);
    await vi.waitFor(() => expect(lettingGo.kept?.retention.days).toBeNull());
    expect(lettingGo.applied).toBeNull();
    await app.undo.last();
    expect(notice()?.text).toBe('Nothing to undo.');
  });

  it('never lets go what is bookmarked or tagged', async () => {
    app.lettingGo.chooseRetention({ count: 1, days: 1, unread_too: true });
    await app.lettingGo.apply();
    const rows = host.articles.map(({ row }) => row);
    expect(rows.filter(({ bookmarked }) => bookmarked)).toHaveLength(2);
    expect(rows.length).toBeLessThan(40);
  });

  it('says so where nothing had to go', async () => {
    app.lettingGo.choose({ most_mb: 20_000 });
    await app.lettingGo.apply();
    expect(notice()?.text).toBe('That holds from now on. Nothing had to go.');
    expect(app.lettingGo.applied?.undo).toBeNull();
    expect(app.lettingGo.kept?.most_mb).toBe(20_000);
  });

  it('leaves pictures to make room, which nothing brings back', async () => {
    app.lettingGo.choose({ most_mb: 10 });
    await app.lettingGo.apply();
    expect(notice()?.text).toMatch(/^\d+ articles left without their pictures$/);
    expect(notice()?.undo).toBeUndefined();
    expect(host.articles.some(({ row }) => row.offline === 'pictures_left')).toBe(true);
  });

  it('holds on to what is when it is refused', async () => {
    host.refusals.set('set_keeping', { code: 'disk_full', args: [] });
    app.lettingGo.chooseRetention({ days: 7 });
    await app.lettingGo.apply();
    expect(notice()).toMatchObject({ trouble: true });
    expect(app.lettingGo.applying).toBe(false);
    expect(app.lettingGo.chosen).toEqual(app.lettingGo.kept);
    expect(app.lettingGo.kept?.retention.days).toBeNull();
  });

  it('takes what went out of the list and the reader', async () => {
    await app.reload();
    app.show({ kind: 'all' });
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    await app.open(app.list.rows.length - 1);
    expect(app.reader.id).not.toBeNull();
    app.lettingGo.chooseRetention({ days: 7, unread_too: true });
    await app.lettingGo.apply();
    expect(app.list.rows).toHaveLength(host.articles.length);
    expect(app.reader.id).toBeNull();
  });
});
