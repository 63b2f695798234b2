import { render } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { speak } from '../../i18n';
import type { Offline } from '../../ipc';
import OfflineMark from './OfflineMark.svelte';

afterEach(() => speak('en'));

it.each<[Offline, string, string]>([
  ['pending', 'Being kept for offline.', 'Sedang disimpan.'],
  [
    'page_failed',
    'Kept in part: its page could not be read.',
    'Tersimpan sebagian: halamannya tidak bisa dibaca.',
  ],
  [
    'pictures_left',
    'Without its pictures: they are fetched when you open it.',
    'Tanpa gambar: diambil saat Anda membukanya.',
  ],
  [
    'picture_too_big',
    'Kept in part: a picture is too big.',
    'Tersimpan sebagian: ada gambar yang terlalu besar.',
  ],
])('says what is amiss: %s', (offline, english, indonesian) => {
  const { container, unmount } = render(OfflineMark, { offline });
  expect(container.textContent.trim()).toBe(english);
  unmount();
  speak('id');
  expect(render(OfflineMark, { offline }).container.textContent.trim()).toBe(indonesian);
});
