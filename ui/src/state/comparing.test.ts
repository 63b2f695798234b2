import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { revisions } from '../ipc/fake-newsroom';
import { App } from './app.svelte';

let host: FakeHost;
let app: App;

/** The newest of twelve, which was edited, and one that was not. */
const edited = 12;
const untouched = 11;

beforeEach(async () => {
  host = FakeHost.filled(12);
  app = new App(host);
  await app.openArticle(edited);
});

const asked = () =>
  host.calls.filter(({ command }) => command === 'compare_revisions').map(({ request }) => request);

describe('comparing', () => {
  it('begins with the first text', async () => {
    await app.toggleChanges();
    expect(app.comparing.shown).toBe(true);
    expect(app.comparing.earlier).toBe(revisions[0]!.id);
    expect(app.comparing.comparison?.edits).toContainEqual({ kind: 'number', count: 1 });
    await app.comparing.choose(revisions[1]!.id);
    expect(asked()).toEqual(revisions.map(({ id }) => ({ id: edited, earlier: id, later: null })));
  });

  it('is closed by the same key and by Escape', async () => {
    await app.toggleChanges();
    await app.toggleChanges();
    expect(app.comparing.shown).toBe(false);
    await app.toggleChanges();
    app.escape();
    expect(app.comparing.shown).toBe(false);
    expect(app.comparing.comparison).toBeNull();
  });

  it('ends where another article begins, and stays ended', async () => {
    await app.toggleChanges();
    await app.openArticle(untouched);
    expect(app.comparing.shown).toBe(false);
    await app.openArticle(edited);
    expect(app.comparing.shown).toBe(false);
  });

  it('says so of an article that nobody changed', async () => {
    await app.openArticle(untouched);
    await app.toggleChanges();
    expect(app.comparing.shown).toBe(false);
    expect(app.notices.shown).toHaveLength(1);
    expect(asked()).toEqual([]);
  });

  it('keeps what went wrong, and can try again', async () => {
    host.refusals.set('compare_revisions', { code: 'not_found', args: [] });
    await app.toggleChanges();
    expect(app.comparing.failure?.code).toBe('not_found');
    host.refusals.clear();
    await app.comparing.load();
    expect(app.comparing.failure).toBeNull();
    expect(app.comparing.comparison).not.toBeNull();
  });
});
