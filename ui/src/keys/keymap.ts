import { chordOf } from './chord';
import { shortcuts, type CommandId, type Context } from './table';

const sequenceMs = 1_500;

interface Focused {
  closest?(selector: string): Focused | null;
}

/** Turns key presses into commands, by the table. */
export class Keymap {
  #run: (command: CommandId) => void;
  #begun = '';
  #begunAt = 0;

  constructor(run: (command: CommandId) => void) {
    this.#run = run;
  }

  /** `context` says where a press counts as done when it came from inside a frame. */
  handle(event: KeyboardEvent, context?: Context): void {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target as Focused | null;
    if (isTaken(target, event.key)) return;
    const chord = chordOf(event);
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;

    const begun = event.timeStamp - this.#begunAt < sequenceMs ? this.#begun : '';
    this.#begun = '';
    const pressed = begun === '' ? chord : `${begun} ${chord}`;
    const found = shortcuts.find(
      (shortcut) => shortcut.keys.includes(pressed) && holds(shortcut.context, target, context),
    );
    if (found !== undefined) {
      // Esc also closes what the browser itself has opened.
      if (found.id !== 'escape') event.preventDefault();
      this.#run(found.id);
    } else if (begun === '' && beginsSequence(chord)) {
      this.#begun = chord;
      this.#begunAt = event.timeStamp;
    }
  }
}

function beginsSequence(chord: string): boolean {
  return shortcuts.some(({ keys }) => keys.some((key) => key.startsWith(`${chord} `)));
}

function holds(context: Context, target: Focused | null, from: Context | undefined): boolean {
  if (context === 'anywhere' || context === from) return true;
  const pane = (name: string) => Boolean(target?.closest?.(`[data-pane="${name}"]`));
  const nowhere = !target?.closest?.('[data-pane]') && from === undefined;
  if (context === 'list') return pane('list') || nowhere;
  return !pane('sidebar');
}

/** What has the focus needs this key itself. */
function isTaken(target: Focused | null, key: string): boolean {
  const within = (selector: string) => Boolean(target?.closest?.(selector));
  if (within('input, textarea, select, [contenteditable]')) return true;
  if (within('dialog, [role="dialog"], [role="menu"], [popover]')) return true;
  if ((key === 'ArrowLeft' || key === 'ArrowRight') && within('[data-scrolls]')) return true;
  return (key === 'Enter' || key === ' ') && within('button, a[href], summary');
}
