import { beforeEach, describe, expect, it } from 'vitest';
import { FakeHost } from '../ipc/fake';
import { Subscribing } from './subscribing.svelte';

describe('subscribing', () => {
  let host: FakeHost;
  let subscribing: Subscribing;

  beforeEach(() => {
    host = FakeHost.empty();
    subscribing = new Subscribing(host);
  });

  it('asks for a sign-in where a site does, and looks again with it', async () => {
    subscribing.type('https://pelanggan.example');
    await subscribing.find();
    expect(subscribing).toMatchObject({ isPrivate: true, canGoOn: false });
    expect(subscribing.failure?.code).toBe('sign_in_needed');

    subscribing.signing.name = 'pembaca';
    subscribing.signing.secret = 'rahasia';
    expect(subscribing.canGoOn).toBe(true);
    await subscribing.find();
    expect(subscribing.failure).toBeNull();
    expect(subscribing.found.length).toBeGreaterThan(0);
    const sign_in = { kind: 'basic', user: 'pembaca', password: 'rahasia' };
    expect(host.calls.at(-1)?.request).toEqual({ url: 'https://pelanggan.example', sign_in });
  });

  it('forgets a sign-in when another address is typed, and tells it to nobody else', async () => {
    subscribing.type('https://pelanggan.example');
    await subscribing.find();
    subscribing.signing.name = 'pembaca';
    subscribing.signing.secret = 'rahasia';
    subscribing.type('https://surat.example');
    expect(subscribing).toMatchObject({ isPrivate: false, canGoOn: true });
    expect(subscribing.signing.value).toBeNull();
    await subscribing.find();
    expect(host.calls.at(-1)?.request).toEqual({ url: 'https://surat.example', sign_in: null });
  });
});
