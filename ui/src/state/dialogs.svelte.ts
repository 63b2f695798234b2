import type {
  ArticleId,
  Copied,
  Feed,
  FeedId,
  Folder,
  ImportReport,
  SavedSearch,
  Tag,
  View,
} from '../ipc';

export type FeedTab = 'health' | 'settings';

export type Open =
  | { kind: 'add'; address: string }
  | { kind: 'savePage'; address: string; asked?: boolean; article?: ArticleId }
  | { kind: 'renameFeed'; feed: Feed }
  | { kind: 'renameFolder'; folder: Folder }
  | { kind: 'renameTag'; tag: Tag }
  | { kind: 'mergeTags'; tag: Tag; into: Tag }
  | { kind: 'newFolder'; feed: Feed | null }
  | { kind: 'feed'; feed: FeedId; tab: FeedTab }
  | { kind: 'import'; document: string; report: ImportReport }
  | { kind: 'saveSearch'; query: string }
  | { kind: 'renameSearch'; search: SavedSearch }
  | { kind: 'changeSearch'; search: SavedSearch }
  | { kind: 'unsubscribe'; feed: Feed }
  | { kind: 'backups' }
  | { kind: 'restore'; copy: Copied | null }
  | { kind: 'storage' }
  | { kind: 'freeSpace'; removed: number }
  | { kind: 'removeLeftBehind'; folder: string }
  | { kind: 'makeOffline'; view: View }
  | { kind: 'settings' }
  | { kind: 'shortcuts' };

/** At most one dialog is open. */
export class Dialogs {
  current = $state.raw<Open | null>(null);

  open(dialog: Open): void {
    this.current = dialog;
  }

  close(): void {
    this.current = null;
  }
}
