import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chordOf, shown } from './chord';
import { Keymap } from './keymap';
import { shortcuts } from './table';

describe('the table', () => {
  const keys = shortcuts.flatMap((shortcut) => shortcut.keys);

  it('gives no key to two commands', () => {
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('has no key that begins the sequence of another', () => {
    for (const key of keys) {
      expect(keys.filter((other) => other.startsWith(`${key} `))).toEqual([]);
    }
  });

  it('has every command once', () => {
    const ids = shortcuts.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('shows chords as people know them', () => {
    expect(shown('shift+a')).toEqual(['⇧ A']);
    expect(shown('g u')).toEqual(['G', 'U']);
  });
});

describe('chordOf', () => {
  const pressed = (key: string, held: Partial<KeyboardEventInit> = {}) =>
    chordOf(new KeyboardEvent('keydown', { key, ...held }));

  it('writes a press as the table does', () => {
    expect(pressed('j')).toBe('j');
    expect(pressed('A', { shiftKey: true })).toBe('shift+a');
    expect(pressed('?', { shiftKey: true })).toBe('?');
    expect(pressed(' ', { shiftKey: true })).toBe('shift+Space');
    expect(pressed('z', { metaKey: true })).toBe('mod+z');
    expect(pressed('ArrowUp', { altKey: true })).toBe('alt+ArrowUp');
  });
});

describe('Keymap', () => {
  const run = vi.fn();
  const keymap = new Keymap(run);

  function press(key: string, on: Element = document.body, held: KeyboardEventInit = {}) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
    const handle = (heard: Event) => keymap.handle(heard as KeyboardEvent);
    window.addEventListener('keydown', handle, { once: true });
    on.dispatchEvent(event);
    return event;
  }

  beforeEach(() => {
    run.mockClear();
    document.body.innerHTML = `
      <div data-pane="sidebar"><button>Feeds</button></div>
      <div data-pane="list"><div id="list" tabindex="0"></div><input></div>`;
  });

  it('runs the command of a key', () => {
    expect(press('j').defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledWith('next');
  });

  it('follows a sequence, and forgets one that leads nowhere', () => {
    press('g');
    press('u');
    press('g');
    press('x');
    press('a');
    expect(run.mock.calls).toEqual([['goUnread'], ['add']]);
  });

  it('is silent while somebody types', () => {
    press('j', document.querySelector('input')!);
    expect(run).not.toHaveBeenCalled();
  });

  it('is silent with a modifier that is not in the table', () => {
    press('r', document.body, { ctrlKey: true });
    press('j', document.body, { shiftKey: true });
    press('a', document.body, { metaKey: true });
    expect(run).not.toHaveBeenCalled();
  });

  it('deletes where articles are, and not in the sidebar', () => {
    press('#', document.querySelector('#list')!, { shiftKey: true });
    press('Delete', document.querySelector('#list')!);
    press('Delete', document.querySelector('button')!);
    expect(run.mock.calls).toEqual([['delete'], ['delete']]);
  });

  it('leaves Enter and Space to a button', () => {
    const button = document.querySelector('button')!;
    press('Enter', button);
    press(' ', button);
    expect(run).not.toHaveBeenCalled();
    press('Enter', document.querySelector('#list')!);
    expect(run).toHaveBeenCalledWith('open');
  });
});
