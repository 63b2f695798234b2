import type { Published, Timestamp } from '../ipc';
import { spoken, t, type Spoken } from './language.svelte';

const dayMs = 86_400_000;

// Spelt out: the full style of some versions writes "09 November".
const dateAndTime: Intl.DateTimeFormatOptions = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Spoken, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', options);
    formats.set(key, made);
  }
  return made;
}

/** The person's own midnight before this instant. */
export function midnight(now: number): Timestamp {
  return new Date(now).setHours(0, 0, 0, 0);
}

export function timeOfDay(instant: Timestamp): string {
  return format(spoken(), { timeStyle: 'short' }).format(instant);
}

export function shortDate(instant: Timestamp, now: number): string {
  if (midnight(instant) === midnight(now)) return timeOfDay(instant);
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  return format(spoken(), {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
}

/** The heading over the articles of one day. */
export function dayHeading(instant: Timestamp, now: number): string {
  const day = midnight(instant);
  if (day === midnight(now)) return t().list.today;
  if (day === midnight(midnight(now) - dayMs / 2)) return t().list.yesterday;
  const sameYear = new Date(instant).getFullYear() === new Date(now).getFullYear();
  return format(spoken(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(instant);
}

/** "3 minutes ago", in the largest unit that fits. */
export function ago(instant: Timestamp, now: number): string {
  const seconds = Math.max(0, (now - instant) / 1000);
  if (seconds < 60) return t().dates.justNow;
  const relative = new Intl.RelativeTimeFormat(spoken(), { style: 'short' });
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return relative.format(-Math.floor(seconds / 86_400), 'day');
}

/** "In 3 minutes", in the largest unit that fits. */
export function until(instant: Timestamp, now: number): string {
  const seconds = (instant - now) / 1000;
  if (seconds < 60) return t().dates.soon;
  const relative = new Intl.RelativeTimeFormat(spoken(), { style: 'long' });
  if (seconds < 3600) return relative.format(Math.round(seconds / 60), 'minute');
  if (seconds < 86_400) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

/** How long something plays: "5:07", "1:02:03". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  const rest = two(whole % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** A day that need not be near: "9 Nov 2022". */
export function calendarDate(instant: Timestamp): string {
  return format(spoken(), { day: 'numeric', month: 'short', year: 'numeric' }).format(instant);
}

/** When it came out, in the newsroom's own time: "Rabu, 9 November 2022 pukul 19.01 WIB". */
export function newsroomTime(published: Published, articleLanguage: string | null): string {
  if (published.offset_minutes === null) return readerTime(published.instant_ms);
  const there = published.instant_ms + published.offset_minutes * 60_000;
  const date = format(spoken(), { ...dateAndTime, timeZone: 'UTC' }).format(there);
  return `${date} ${zoneName(published, articleLanguage ?? spoken())}`;
}

/** The same instant on the reader's own clock, with the name of that clock's zone. */
export function readerTime(instant: Timestamp): string {
  const date = format(spoken(), dateAndTime).format(instant);
  const zone = format(spoken(), { timeZoneName: 'short' })
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName');
  return zone === undefined ? date : `${date} ${zone.value}`;
}

const indonesian: Record<number, 'WIB' | 'WITA' | 'WIT'> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

/** Indonesian newsrooms name their zones; others are given by their distance from UTC. */
export function zoneName(published: Published, language: string): string {
  const offset = published.offset_minutes ?? 0;
  const named = /\b(WIB|WITA|WIT)\b/.exec(published.raw)?.[1];
  const ofOffset = indonesian[offset];
  if (ofOffset !== undefined && (named === ofOffset || language.toLowerCase().startsWith('id'))) {
    return ofOffset;
  }
  if (offset === 0) return 'UTC';
  const hours = Math.trunc(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const rest = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `UTC${offset < 0 ? '−' : '+'}${hours}${rest}`;
}

const wordsAMinute = 220;

export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / wordsAMinute));
}
