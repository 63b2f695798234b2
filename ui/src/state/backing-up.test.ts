import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';

let host: FakeHost;
let app: App;

beforeEach(() => {
  host = FakeHost.filled(12);
  host.tasks.stepMs = 1;
  app = new App(host);
});

describe('backing up', () => {
  it('lists the copies, and says where everything went', async () => {
    await app.backingUp.load();
    expect(app.backingUp.copies).toHaveLength(3);
    await app.backingUp.backUp();
    expect(app.notices.shown.at(-1)?.text).toMatch(/warta-\d{4}-\d\d-\d\d\.zip$/);
    expect(app.backingUp.task.running).toBe(false);
  });

  it('tells how far it is, and ends without a complaint when it is cancelled', async () => {
    host.tasks.stepMs = 20;
    const stop = app.start();
    const work = app.backingUp.backUp();
    await vi.waitFor(() => expect(app.backingUp.task.progress?.total).toBe(640_000_000));
    await app.backingUp.task.cancel();
    await work;
    expect(app.notices.shown).toEqual([]);
    expect(app.backingUp.task.running).toBe(false);
    stop();
  });

  it('says why a backup cannot be restored', async () => {
    host.refusals.set('restore_backup', { code: 'malformed_backup', args: ['/home/sari/a.zip'] });
    await app.backingUp.restore(null);
    expect(app.notices.shown.at(-1)).toMatchObject({ trouble: true });
    expect(app.notices.shown.at(-1)?.text).toContain('/home/sari/a.zip');
  });

  it('repairs a damaged library, and opens it', async () => {
    host.refusals.set('get_overview', { code: 'library_damaged', args: ['/home/sari'] });
    await app.library.load();
    expect(app.library.failure?.code).toBe('library_damaged');
    await app.backingUp.repair();
    expect(app.library.failure).toBeNull();
    expect(app.notices.shown.at(-1)?.text).toMatch(/^12 /);
  });

  it('has a library repaired that is open when Warta starts again', async () => {
    host.damaged = true;
    await app.library.load();
    expect(app.library.overview.damaged).toBe(true);
    await app.backingUp.repair();
    expect(app.notices.shown.at(-1)?.text).toBe('Getting ready…');
  });

  it('leaves a library that cannot be repaired as it is', async () => {
    const refusal = { code: 'library_damaged', args: ['/home/sari'] };
    host.refusals.set('get_overview', refusal).set('repair_library', refusal);
    await app.library.load();
    await app.backingUp.repair();
    expect(app.library.failure?.code).toBe('library_damaged');
    expect(app.notices.shown.at(-1)).toMatchObject({ trouble: true });
    expect(app.backingUp.repairing).toBe(false);
  });
});
