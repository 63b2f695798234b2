import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';

let host: FakeHost;
let app: App;

beforeEach(async () => {
  localStorage.clear();
  host = FakeHost.filled(20);
  host.tasks.stepMs = 1;
  app = new App(host);
  app.start();
  await app.library.load();
});

const notice = () => app.notices.shown.at(-1);

describe('moving the library', () => {
  it('tells how far it is and where it goes, and what it leaves can be removed', async () => {
    await app.moving.move();
    expect(notice()?.text).toContain('/media/sari/Berita');
    await app.library.load();
    expect(app.moving.leftBehind).toBe('/home/sari/.local/share/warta');
    await app.moving.removeLeftBehind();
    expect(app.moving.leftBehind).toBeNull();
  });

  it('can be cancelled, which is nothing to complain of', async () => {
    host.tasks.stepMs = 20;
    const moved = app.moving.move();
    await app.moving.task.cancel();
    await moved;
    await app.library.load();
    expect(app.moving.leftBehind).toBeNull();
    expect(notice()?.trouble ?? false).toBe(false);
  });

  it('to a folder that is not empty is refused in a sentence', async () => {
    host.refusals.set('move_library', { code: 'folder_not_empty', args: ['/media/sari'] });
    await app.moving.move();
    expect(notice()?.text).toContain('/media/sari');
    expect(app.moving.task.running).toBe(false);
  });
});

describe('a large library', () => {
  it('is worth a word once, and again when it is twice as large', async () => {
    expect(app.outgrown.bytes).toBeNull();
    host.outgrown = 2_500_000_000;
    await app.library.load();
    expect(app.outgrown.bytes).toBe(2_500_000_000);
    app.outgrown.dismiss();
    expect(app.outgrown.bytes).toBeNull();
    const later = new App(host);
    await later.library.load();
    expect(later.outgrown.bytes).toBeNull();
    host.outgrown = 5_100_000_000;
    await later.library.load();
    expect(later.outgrown.bytes).toBe(5_100_000_000);
  });
});
