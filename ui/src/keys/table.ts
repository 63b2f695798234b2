import type { Catalogue } from '../i18n/en';

export type CommandId = keyof Catalogue['shortcuts']['commands'];
export type Group = keyof Catalogue['shortcuts']['groups'];

/** Where a key works. `articles` is the list and the reader, but not the sidebar. */
export type Context = 'anywhere' | 'articles' | 'list';

export interface Shortcut {
  id: CommandId;
  /** Chords; a blank stands between chords that are pressed one after the other. */
  keys: string[];
  context: Context;
  group: Group;
}

/** Every key of Warta: the keymap, the tooltips and the sheet are all made from this. */
export const shortcuts: readonly Shortcut[] = [
  { id: 'next', keys: ['j'], context: 'anywhere', group: 'move' },
  { id: 'previous', keys: ['k'], context: 'anywhere', group: 'move' },
  { id: 'scanNext', keys: ['n'], context: 'anywhere', group: 'move' },
  { id: 'scanPrevious', keys: ['p'], context: 'anywhere', group: 'move' },
  { id: 'open', keys: ['o', 'Enter'], context: 'list', group: 'move' },
  { id: 'pageDown', keys: ['Space'], context: 'articles', group: 'move' },
  { id: 'pageUp', keys: ['shift+Space'], context: 'articles', group: 'move' },
  { id: 'paneLeft', keys: ['ArrowLeft'], context: 'anywhere', group: 'move' },
  { id: 'paneRight', keys: ['ArrowRight'], context: 'anywhere', group: 'move' },
  { id: 'focusSidebar', keys: ['1'], context: 'anywhere', group: 'move' },
  { id: 'focusList', keys: ['2'], context: 'anywhere', group: 'move' },
  { id: 'focusReader', keys: ['3'], context: 'anywhere', group: 'move' },

  { id: 'toggleRead', keys: ['m'], context: 'anywhere', group: 'article' },
  { id: 'toggleBookmark', keys: ['b', 's'], context: 'anywhere', group: 'article' },
  { id: 'tags', keys: ['t'], context: 'anywhere', group: 'article' },
  { id: 'changes', keys: ['d'], context: 'anywhere', group: 'article' },
  { id: 'play', keys: ['e'], context: 'anywhere', group: 'article' },
  { id: 'fullText', keys: ['f'], context: 'anywhere', group: 'article' },
  { id: 'moved', keys: ['h'], context: 'anywhere', group: 'article' },
  { id: 'original', keys: ['v'], context: 'anywhere', group: 'article' },
  { id: 'delete', keys: ['#', 'Delete'], context: 'articles', group: 'article' },
  { id: 'markAllRead', keys: ['shift+a'], context: 'anywhere', group: 'article' },
  { id: 'markAbove', keys: ['alt+ArrowUp'], context: 'anywhere', group: 'article' },
  { id: 'markBelow', keys: ['alt+ArrowDown'], context: 'anywhere', group: 'article' },

  { id: 'goAll', keys: ['g a'], context: 'anywhere', group: 'go' },
  { id: 'goUnread', keys: ['g u'], context: 'anywhere', group: 'go' },
  { id: 'goToday', keys: ['g t'], context: 'anywhere', group: 'go' },
  { id: 'goBookmarked', keys: ['g b'], context: 'anywhere', group: 'go' },

  { id: 'search', keys: ['/'], context: 'anywhere', group: 'app' },
  { id: 'add', keys: ['a'], context: 'anywhere', group: 'app' },
  { id: 'savePage', keys: ['w'], context: 'anywhere', group: 'app' },
  { id: 'refresh', keys: ['r'], context: 'anywhere', group: 'app' },
  { id: 'feed', keys: ['i'], context: 'anywhere', group: 'app' },
  { id: 'undo', keys: ['z', 'mod+z'], context: 'anywhere', group: 'app' },
  { id: 'toggleSidebar', keys: ['[', '\\'], context: 'anywhere', group: 'app' },
  { id: 'help', keys: ['?'], context: 'anywhere', group: 'app' },
  { id: 'escape', keys: ['Escape'], context: 'anywhere', group: 'app' },
];

export function keysOf(id: CommandId): string[] {
  return shortcuts.find((shortcut) => shortcut.id === id)?.keys ?? [];
}
