import type { App } from '../state/app.svelte';
import type { CommandId } from './table';

/** What each command does. */
export const commands: Record<CommandId, (app: App) => unknown> = {
  next: (app) => app.step(1),
  previous: (app) => app.step(-1),
  scanNext: (app) => app.scan(1),
  scanPrevious: (app) => app.scan(-1),
  open: (app) => app.open(Math.max(0, app.list.selectedIndex)),
  original: (app) => app.openOriginal(),
  delete: (app) => app.deleteTarget(),
  toggleRead: (app) => app.toggleRead(),
  toggleBookmark: (app) => app.toggleBookmark(),
  tags: (app) => app.editTags(),
  changes: (app) => app.toggleChanges(),
  play: (app) => app.playFirst(),
  fullText: (app) => app.fetchFullText(),
  savePage: (app) => app.dialogs.open({ kind: 'savePage', address: '' }),
  moved: (app) => app.toggleMoved(),
  refresh: (app) => app.refreshing.start(null),
  markAllRead: (app) => app.markAllRead(),
  markAbove: (app) => markBeside(app, 'markAbove'),
  markBelow: (app) => markBeside(app, 'markBelow'),
  search: (app) => app.openSearch(),
  add: (app) => app.dialogs.open({ kind: 'add', address: '' }),
  feed: (app) => app.tendFeed(),
  goAll: (app) => app.show({ kind: 'all' }),
  goUnread: (app) => app.show({ kind: 'unread' }),
  goToday: (app) => app.show({ kind: 'today', since: 0 }),
  goBookmarked: (app) => app.show({ kind: 'bookmarked' }),
  pageDown: (app) => {
    if (!app.panes.scrollReader(1)) return app.openNextUnread();
  },
  pageUp: (app) => {
    if (!app.panes.scrollReader(-1)) return app.step(-1);
  },
  toggleSidebar: (app) => app.panes.toggleSidebar(),
  focusSidebar: (app) => app.panes.focus('sidebar'),
  focusList: (app) => app.panes.focus('list'),
  focusReader: (app) => app.panes.focus('reader'),
  paneLeft: (app) => app.panes.step(-1),
  paneRight: (app) => app.panes.step(1),
  help: (app) => app.dialogs.open({ kind: 'shortcuts' }),
  escape: (app) => app.escape(),
  undo: (app) => app.undo.last(),
};

function markBeside(app: App, which: 'markAbove' | 'markBelow'): unknown {
  const row = app.list.selectedRow;
  if (row !== undefined && !app.search.active) return app.marking[which](app.view, app.list, row);
}
