import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { choicesWith, FeedCare, remedyOf, sparedShare } from './feed-care.svelte';

let host: FakeHost;
let care: FeedCare;

beforeEach(async () => {
  host = FakeHost.filled(40);
  care = new FeedCare(host, 1, () => Promise.resolve());
  await care.load();
});

describe('the care of a feed', () => {
  it('changes one setting and leaves the others', async () => {
    await care.settle('user_agent', { user_agent: 'Pembaca/1' });
    await care.settle('interval', { interval_minutes: 180 });
    expect(care.health?.settings).toMatchObject({ user_agent: 'Pembaca/1', interval_minutes: 180 });
    expect(care.saved).toBe('interval');
  });

  it('keeps every change, however fast they follow each other', async () => {
    const kept = await Promise.all([
      care.settle('open_mode', { open_mode: 'browser' }),
      care.settle('user_agent', { user_agent: 'Pembaca/2' }),
      care.settle('interval', { interval_minutes: 15 }),
    ]);
    expect(kept).toEqual([true, true, true]);
    expect(care.health?.settings).toMatchObject({
      open_mode: 'browser',
      user_agent: 'Pembaca/2',
      interval_minutes: 15,
    });
    expect(care.busy).toBeNull();
  });

  it('goes on after a change that was refused', async () => {
    host.refusals.set('set_sign_in', { code: 'no_keyring', args: [] });
    const kept = await Promise.all([
      care.signIn({ kind: 'cookie', cookie: 'sesi=1' }),
      care.settle('interval', { interval_minutes: 15 }),
    ]);
    expect(kept).toEqual([false, true]);
    expect(care.health?.settings.interval_minutes).toBe(15);
  });

  it('says at the control what was refused, and keeps what was', async () => {
    host.refusals.set('set_sign_in', { code: 'no_keyring', args: [] });
    expect(await care.signIn({ kind: 'cookie', cookie: 'sesi=1' })).toBe(false);
    expect(care.refused).toMatchObject({ control: 'sign_in', failure: { code: 'no_keyring' } });
    expect(care.health?.sign_in).toBeNull();
  });

  it('knows only how a feed is signed in, and forgets it', async () => {
    await care.signIn({ kind: 'basic', user: 'sari', password: 'rahasia' });
    expect(care.health?.sign_in).toBe('basic');
    expect(JSON.stringify(care.health)).not.toContain('rahasia');
    await care.signIn(null);
    expect(care.health?.sign_in).toBeNull();
  });

  it('remembers the address before, so that one can go back', async () => {
    const before = care.health?.feed.url;
    await care.moveTo('https://harianselatan.example/baru.xml');
    expect(care.formerUrl).toBe(before);
    await care.moveTo(before ?? '');
    expect(care.health?.feed.url).toBe(before);
  });

  it('looks ahead what goes by how long its articles stay', async () => {
    const stay = { days: null, count: 1, unread_too: true };
    await care.settle('retention', { retention: stay });
    expect(care.health?.settings.retention).toEqual(stay);
    care.lookAhead(stay);
    await vi.waitFor(() => expect(care.ahead.letGo?.feeds).toEqual([[1, expect.any(Number)]]));
    expect(host.articles).toHaveLength(40);
    care.lookAhead(null);
    expect(care.ahead.letGo).toBeNull();
  });

  it('asks for nothing where a stay is chosen that holds already', async () => {
    const stay = { days: 30, count: null, unread_too: false };
    await care.settle('retention', { retention: stay });
    await care.settle('retention', { retention: { ...stay } });
    const asked = host.calls.filter(({ command }) => command === 'set_feed_settings');
    expect(asked).toHaveLength(1);
  });

  it('says when the feed is no longer there', async () => {
    const other = new FeedCare(host, 999, () => Promise.resolve());
    await other.load();
    expect(other.failure?.code).toBe('not_found');
  });
});

describe('what can be done about a feed that fails', () => {
  it.each([
    ['sign_in_needed', ['a.example'], 'sign_in'],
    ['refused', ['a.example'], 'user_agent'],
    ['http_status', ['a.example', '404'], 'address'],
    ['http_status', ['a.example', '503'], 'wait'],
    ['page_changed', ['https://a.example'], 'choose_again'],
    ['timeout', ['a.example'], 'wait'],
    ['something_new', [], 'wait'],
  ])('%s %s: %s', (code, args, remedy) => {
    expect(remedyOf(code, args)).toBe(remedy);
  });
});

it('counts the share of requests that cost nothing', () => {
  const health = care.health!;
  expect(sparedShare({ ...health, requests: 0, not_modified: 0 })).toBe(0);
  expect(sparedShare({ ...health, requests: 4, not_modified: 3 })).toBe(0.75);
});

it('offers an interval that was set elsewhere', () => {
  expect(choicesWith(30)).toHaveLength(8);
  expect(choicesWith(45)).toEqual([null, 15, 30, 45, 60, 180, 720, 1440, 10_080]);
});
