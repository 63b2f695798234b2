import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Published } from '../ipc';
import { ago, dayHeading, minutesToRead, newsroomTime, speak, zoneName } from '.';
import { ofSystem } from './language.svelte';

const instant = Date.UTC(2022, 10, 9, 12, 1);

function published(offset_minutes: number | null, raw = ''): Published {
  return { instant_ms: instant, offset_minutes, raw, origin: 'json_ld' };
}

beforeEach(() => speak('id'));
afterEach(() => speak('en'));

describe('newsroomTime', () => {
  it('is on the newsroom’s clock, whatever the reader’s', () => {
    expect(newsroomTime(published(420), 'id')).toBe('Rabu, 9 November 2022 pukul 19.01 WIB');
    speak('en');
    // Some versions of ICU put a comma after the weekday.
    expect(newsroomTime(published(60), 'en')).toMatch(
      /^Wednesday,? 9 November 2022 at 13:01 UTC\+1$/,
    );
  });

  it.each([
    [420, 'id', '', 'WIB'],
    [480, 'id-ID', '', 'WITA'],
    [540, 'id', '', 'WIT'],
    [420, 'en', '9 Nov 2022 19:01 WIB', 'WIB'],
    [420, 'en', '', 'UTC+7'],
    [330, 'en', '', 'UTC+5:30'],
    [-300, 'en', '', 'UTC−5'],
    [0, 'id', '', 'UTC'],
    [60, 'id', 'kata WIB', 'UTC+1'],
  ])('names %d minutes in %s (%s) %s', (offset, language, raw, name) => {
    expect(zoneName(published(offset, raw), language)).toBe(name);
  });
});

describe('dayHeading', () => {
  const now = new Date(2026, 2, 2, 9).getTime();

  it('tells today and yesterday from other days', () => {
    expect(dayHeading(new Date(2026, 2, 2, 0, 1).getTime(), now)).toBe('Hari ini');
    expect(dayHeading(new Date(2026, 2, 1, 23, 59).getTime(), now)).toBe('Kemarin');
    expect(dayHeading(new Date(2026, 1, 28, 12).getTime(), now)).toBe('Sabtu, 28 Februari');
    expect(dayHeading(new Date(2025, 1, 28, 12).getTime(), now)).toBe('Jumat, 28 Februari 2025');
  });
});

describe('other times', () => {
  it('says how long ago in the largest unit', () => {
    speak('en');
    expect(ago(instant - 5_000, instant)).toBe('just now');
    expect(ago(instant - 3 * 60_000, instant)).toBe('3 min. ago');
    expect(ago(instant - 26 * 3_600_000, instant)).toBe('1 day ago');
  });

  it('never promises a reading of no time', () => {
    expect(minutesToRead(12)).toBe(1);
    expect(minutesToRead(660)).toBe(3);
  });

  it('speaks the first language of the system that it knows', () => {
    expect(ofSystem(['jv-ID', 'id-ID', 'en'])).toBe('id');
    expect(ofSystem(['fr', 'en-GB'])).toBe('en');
    expect(ofSystem([])).toBe('en');
  });
});
