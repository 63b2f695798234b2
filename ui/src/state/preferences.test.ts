import { afterEach, expect, it } from 'vitest';
import { speak } from '../i18n';
import { FakeHost } from '../ipc/fake';
import { Preferences } from './preferences.svelte';

afterEach(() => speak('en'));

it('keeps what is chosen before the other settings are known, and those as well', async () => {
  const host = FakeHost.filled(1);
  host.settings = { ...host.settings, density: 'compact' };
  const preferences = new Preferences(host);
  const loading = preferences.load();
  await preferences.change({ theme: 'dark' });
  await loading;
  expect(preferences.settings).toMatchObject({ theme: 'dark', density: 'compact' });
  expect(host.settings).toEqual(preferences.settings);
});
