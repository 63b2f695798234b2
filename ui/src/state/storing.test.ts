import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';

let host: FakeHost;
let app: App;

beforeEach(async () => {
  host = FakeHost.filled(60);
  host.tasks.stepMs = 1;
  app = new App(host);
  await app.library.load();
});

const notice = () => app.notices.shown.at(-1);

describe('the storage', () => {
  it('is the sum of its parts', async () => {
    await app.storing.open();
    const { feeds, removed, folder, ...bytes } = app.storing.storage!;
    expect(folder).toBe('/home/sari/.local/share/warta');
    expect(app.storing.bytes).toBe(Object.values(bytes).reduce((sum, part) => sum + part, 0));
    expect(feeds[0]!.text + feeds[0]!.pictures).toBeGreaterThan(feeds[1]!.text);
    expect(removed).toBe(0);
  });

  it('of a library with nothing in it can be looked at', async () => {
    app = new App(FakeHost.empty());
    await app.storing.open();
    expect(app.storing.storage?.feeds).toEqual([]);
    expect(app.storing.bytes).toBeGreaterThan(0);
  });

  it('counts what was removed, and gives its room back for good', async () => {
    const { row } = host.articles[0]!;
    await app.deleting.delete(row);
    await app.storing.open();
    expect(app.storing.storage?.removed).toBe(1);
    await app.storing.free();
    expect(app.storing.storage?.removed).toBe(0);
    expect(app.storing.freed).toBeGreaterThan(0);
    expect(notice()?.text).toMatch(/kB of the disk are free again\.$/);
    await app.undo.last();
    expect(notice()).toMatchObject({ trouble: true });
    expect(host.articles).toHaveLength(59);
  });

  it('shows the newest measure, whichever answer comes first', async () => {
    host.measureMs = 30;
    const first = app.storing.open();
    host.measureMs = 0;
    await app.deleting.delete(host.articles[0]!.row);
    await app.storing.load();
    const { storage } = app.storing;
    await first;
    expect(app.storing.storage).toBe(storage);
  });

  it('is not measured for nobody', async () => {
    await app.storing.loadAgain();
    expect(host.calls.some(({ command }) => command === 'get_storage')).toBe(false);
  });
});

describe('kept files', () => {
  it('are looked through, and what was found is said', async () => {
    host.lost = { missing: 3, damaged: 1 };
    host.tasks.stepMs = 20;
    const stop = app.start();
    const work = app.storing.verify();
    await vi.waitFor(() => expect(app.storing.verifying.share).toBeGreaterThan(0));
    await work;
    expect(app.storing.verified).toMatchObject({ missing: 3, damaged: 1 });
    expect(app.storing.verifying.running).toBe(false);
    stop();
  });

  it('are left when that is cancelled, without a complaint', async () => {
    host.tasks.stepMs = 20;
    const work = app.storing.verify();
    await app.storing.verifying.cancel();
    await work;
    expect(app.storing.verified).toBeNull();
    expect(app.notices.shown).toEqual([]);
  });
});
