import { beforeEach, describe, expect, it } from 'vitest';
import type { Enclosure } from '../ipc';
import { FakeHost } from '../ipc/fake';
import { App } from './app.svelte';
import { isPlayable, nameOf } from './playing.svelte';

let host: FakeHost;
let app: App;
let sound: Enclosure;

beforeEach(async () => {
  host = FakeHost.filled(12);
  app = new App(host);
  await app.openArticle(12);
  sound = app.reader.article!.enclosures[0]!;
});

describe('playing', () => {
  it('fetches, tells how far it is, and keeps', async () => {
    const playing = app.playing.play(12, sound);
    expect(app.playing.progress(12, 0)).toEqual({ bytes: 0, total: sound.length });
    app.playing.advanced({ article: 12, position: 0, bytes: 400, total: 1000 });
    expect(app.playing.progress(12, 0)).toEqual({ bytes: 400, total: 1000 });
    await playing;
    expect(app.playing.progress(12, 0)).toBeUndefined();
    expect(app.reader.article?.enclosures[0]?.kept).toBe(true);
  });

  it('hears nothing of what it does not fetch', () => {
    app.playing.advanced({ article: 12, position: 0, bytes: 400, total: null });
    expect(app.playing.progress(12, 0)).toBeUndefined();
  });

  it('says when it cannot be played, but not when it was cancelled', async () => {
    host.refusals.set('play_enclosure', { code: 'cancelled', args: [] });
    await app.playing.play(12, sound);
    expect(app.notices.shown).toEqual([]);
    host.refusals.set('play_enclosure', { code: 'not_playable', args: [] });
    await app.playing.play(12, sound);
    expect(app.notices.shown).toMatchObject([{ trouble: true }]);
    expect(app.reader.article?.enclosures[0]?.kept).toBe(false);
  });

  it('plays the first by a key', async () => {
    await app.playFirst();
    expect(host.calls.at(-1)).toEqual({
      command: 'play_enclosure',
      request: { id: 12, position: 0 },
    });
  });
});

describe('an enclosure', () => {
  it.each([
    ['Bab satu', 'https://a.example/x.mp3', 'Bab satu'],
    [null, 'https://a.example/suara/jalur%20dagang.mp3?x=1', 'jalur dagang.mp3'],
    [' ', 'https://a.example/', 'a.example'],
    [null, 'https://a.example/%E0%A4%A', 'https://a.example/%E0%A4%A'],
  ])('%s at %s is called %s', (title, url, name) => {
    expect(nameOf({ ...sound, title, url })).toBe(name);
  });

  it('that is neither sound nor film is not played', () => {
    expect(isPlayable(sound)).toBe(true);
    expect(isPlayable({ ...sound, kind: 'other' })).toBe(false);
  });
});

it('opens the page too where the person wants the browser', async () => {
  const opened = () => host.calls.filter(({ command }) => command === 'open_original').length;
  await app.library.load();
  await app.openArticle(12);
  expect(opened()).toBe(0);
  host.feeds = host.feeds.map((feed) => ({ ...feed, open_mode: 'browser' }));
  await app.library.load();
  await app.openArticle(12);
  expect(opened()).toBe(1);
});
