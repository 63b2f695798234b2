import { t } from '../i18n';

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What was pressed, written as in the table. */
export function chordOf(event: Pressed): string {
  const key = event.key === ' ' ? 'Space' : event.key;
  const letter = /^\p{L}$/u.test(key);
  const named = key.length > 1;
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // Of a sign such as "?", shift is only how the keyboard makes it.
  if (event.shiftKey && (letter || named)) parts.push('shift');
  return [...parts, letter ? key.toLowerCase() : key].join('+');
}

/** The chords of a shortcut as a person reads them: `shift+a` is "⇧ A". */
export function shown(keys: string): string[] {
  const names = t().shortcuts.keys;
  return keys.split(' ').map((chord) =>
    chord
      .split('+')
      .map((part) => names[part] ?? part.toUpperCase())
      .join(' '),
  );
}
