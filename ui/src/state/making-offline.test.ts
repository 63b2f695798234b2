import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import type { View } from '../ipc';
import { App } from './app.svelte';
import { describe as told } from './making-offline.svelte';

const all: View = { kind: 'all' };
const feed: View = { kind: 'feed', id: 3 };

let host: FakeHost;
let app: App;

beforeEach(async () => {
  host = FakeHost.filled(40);
  host.tasks.stepMs = 1;
  app = new App(host);
  await app.library.load();
});

const notice = () => app.notices.shown.at(-1);
const previewed = () => vi.waitFor(() => expect(app.makingOffline.preview).not.toBeNull());

describe('making a view available offline', () => {
  it('says what is missing, fetches it, and says what came of it', async () => {
    const { makingOffline } = app;
    makingOffline.watch(all);
    await previewed();
    expect(makingOffline.preview?.incomplete).toBeGreaterThan(0);
    const work = makingOffline.start(all, 'All articles');
    expect(makingOffline.isFor(all)).toBe(true);
    expect(makingOffline.isFor(feed)).toBe(false);
    await work;
    expect(makingOffline.made).toEqual({ complete: 40, incomplete: 0 });
    expect(makingOffline.preview?.incomplete).toBe(0);
    expect(makingOffline.current).toBeNull();
    expect(app.notices.shown).toEqual([]);
  });

  it('shows at once that nothing is missing any more', async () => {
    app.show(feed);
    await vi.waitFor(() => expect(app.list.phase).toBe('ready'));
    expect(app.list.rows.some(({ offline }) => offline === 'pending')).toBe(true);
    await app.makingOffline.start(feed, 'Suara Nusantara');
    expect(app.list.rows.every(({ offline }) => offline === 'complete')).toBe(true);
  });

  it('goes on when nobody looks, and tells then', async () => {
    const { makingOffline } = app;
    const leave = makingOffline.watch(all);
    const work = makingOffline.start(all, 'All articles');
    leave();
    await work;
    expect(notice()?.text).toBe('All articles: 40 articles open without a network.');
    expect(makingOffline.made).toBeNull();
  });

  it('does one view at a time, and tells of it to whoever looks at another', async () => {
    const { makingOffline } = app;
    const work = makingOffline.start(all, 'All articles');
    makingOffline.watch(feed);
    await makingOffline.start(feed, 'Suara Nusantara');
    expect(makingOffline.current?.title).toBe('All articles');
    await work;
    expect(host.calls.filter(({ command }) => command === 'make_offline')).toHaveLength(1);
    expect(notice()?.text).toMatch(/^All articles: /);
    expect(makingOffline.made).toBeNull();
    expect(makingOffline.preview?.incomplete).toBe(0);
  });

  it('keeps what was fetched when it is cancelled', async () => {
    host.tasks.stepMs = 20;
    const { makingOffline } = app;
    const work = makingOffline.start(all, 'All articles');
    await makingOffline.task.cancel();
    await work;
    expect(notice()).toMatchObject({
      text: 'Stopped. What was fetched stays.',
      trouble: false,
    });
  });

  it('says why nothing can be looked at', async () => {
    host.refusals.set('preview_offline', { code: 'not_found', args: [] });
    app.makingOffline.watch(feed);
    await vi.waitFor(() => expect(app.makingOffline.failure?.code).toBe('not_found'));
  });

  it('means today from midnight on', () => {
    app.offerOffline({ kind: 'today', since: 0 });
    const open = app.dialogs.current;
    const view = open?.kind === 'makeOffline' ? open.view : null;
    expect(view?.kind === 'today' && view.since > Date.now() - 86_400_000).toBe(true);
  });
});

it('tells of what could not be had', () => {
  expect(told({ complete: 2, incomplete: 1 })).toBe(
    '2 articles open without a network. Of 1 article something could not be had.',
  );
  expect(told({ complete: 0, incomplete: 0 })).toBe('There are no articles here.');
});
