import Activity from '@lucide/svelte/icons/activity';
import Archive from '@lucide/svelte/icons/archive';
import CheckCheck from '@lucide/svelte/icons/check-check';
import Copy from '@lucide/svelte/icons/copy';
import Download from '@lucide/svelte/icons/download';
import FileDown from '@lucide/svelte/icons/file-down';
import FolderInput from '@lucide/svelte/icons/folder-input';
import HardDrive from '@lucide/svelte/icons/hard-drive';
import HardDriveDownload from '@lucide/svelte/icons/hard-drive-download';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Pause from '@lucide/svelte/icons/pause';
import Pencil from '@lucide/svelte/icons/pencil';
import Play from '@lucide/svelte/icons/play';
import Refresh from '@lucide/svelte/icons/refresh-cw';
import SearchIcon from '@lucide/svelte/icons/search';
import Settings from '@lucide/svelte/icons/settings';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import Trash from '@lucide/svelte/icons/trash';
import Upload from '@lucide/svelte/icons/upload';
import { t } from '../../i18n';
import type { Feed, Folder, SavedSearch, Tag, View } from '../../ipc';
import type { MenuItem } from '../../shared/menu.svelte';
import { openMenuAt } from '../../shared/menu.svelte';
import type { App } from '../../state/app.svelte';

/** What can be done with the articles of any view. */
export function viewMenu(app: App, view: View): MenuItem[] {
  const words = t().sidebar;
  return [
    { label: words.markAllRead, icon: CheckCheck, run: () => app.markViewRead(view) },
    {
      label: words.makeOffline,
      icon: HardDriveDownload,
      run: () => app.offerOffline(view),
    },
  ];
}

export function feedMenu(app: App, feed: Feed): MenuItem[] {
  const words = t().sidebar;
  return [
    {
      label: words.refreshFeed,
      icon: Refresh,
      run: () => app.refreshing.start(feed.id),
    },
    ...viewMenu(app, { kind: 'feed', id: feed.id }),
    { label: words.copyAddress, icon: Copy, run: () => app.copyAddress(feed.url) },
    {
      label: words.health,
      icon: Activity,
      command: 'feed',
      apart: true,
      run: () => app.dialogs.open({ kind: 'feed', feed: feed.id, tab: 'health' }),
    },
    {
      label: words.feedSettings,
      icon: SlidersHorizontal,
      run: () => app.dialogs.open({ kind: 'feed', feed: feed.id, tab: 'settings' }),
    },
    {
      label: feed.paused ? t().feed.resume : t().feed.pause,
      icon: feed.paused ? Play : Pause,
      run: () => app.arranging.pause(feed, !feed.paused),
    },
    {
      label: words.rename,
      icon: Pencil,
      apart: true,
      run: () => app.dialogs.open({ kind: 'renameFeed', feed }),
    },
    {
      label: words.moveTo,
      icon: FolderInput,
      run: (anchor) => openMenuAt(anchor, words.moveTo, folderChoices(app, feed)),
    },
    {
      label: words.unsubscribe,
      icon: Trash,
      apart: true,
      trouble: true,
      run: () => app.dialogs.open({ kind: 'unsubscribe', feed }),
    },
  ];
}

function folderChoices(app: App, feed: Feed): MenuItem[] {
  const words = t().sidebar;
  const folders = app.library.overview.folders.map((folder) => ({
    label: folder.name,
    checked: feed.folder_id === folder.id,
    run: () => app.arranging.move(feed, folder.id),
  }));
  return [
    {
      label: words.noFolder,
      checked: feed.folder_id === null,
      run: () => app.arranging.move(feed, null),
    },
    ...folders,
    {
      label: words.newFolder,
      apart: true,
      run: () => app.dialogs.open({ kind: 'newFolder', feed }),
    },
  ];
}

export function folderMenu(app: App, folder: Folder): MenuItem[] {
  const words = t().sidebar;
  return [
    ...viewMenu(app, { kind: 'folder', id: folder.id }),
    {
      label: words.rename,
      icon: Pencil,
      apart: true,
      run: () => app.dialogs.open({ kind: 'renameFolder', folder }),
    },
    {
      label: words.delete,
      icon: Trash,
      apart: true,
      trouble: true,
      run: () => app.arranging.deleteFolder(folder),
    },
  ];
}

export function tagMenu(app: App, tag: Tag): MenuItem[] {
  const words = t().sidebar;
  return [
    ...viewMenu(app, { kind: 'tag', id: tag.id }),
    {
      label: words.rename,
      icon: Pencil,
      apart: true,
      run: () => app.dialogs.open({ kind: 'renameTag', tag }),
    },
    {
      label: words.delete,
      icon: Trash,
      apart: true,
      trouble: true,
      run: () => app.arranging.deleteTag(tag),
    },
  ];
}

export function savedSearchMenu(app: App, search: SavedSearch): MenuItem[] {
  const words = t().sidebar;
  return [
    ...viewMenu(app, { kind: 'saved_search', id: search.id }),
    {
      label: words.rename,
      icon: Pencil,
      apart: true,
      run: () => app.dialogs.open({ kind: 'renameSearch', search }),
    },
    {
      label: words.changeSearch,
      icon: SearchIcon,
      run: () => app.dialogs.open({ kind: 'changeSearch', search }),
    },
    {
      label: words.delete,
      icon: Trash,
      apart: true,
      trouble: true,
      run: () => app.arranging.deleteSearch(search),
    },
  ];
}

export function appMenu(app: App, chooseOpml: () => void): MenuItem[] {
  const words = t().sidebar;
  return [
    {
      label: words.savePage,
      icon: Download,
      run: () => app.dialogs.open({ kind: 'savePage', address: '' }),
    },
    {
      label: words.newFolder,
      icon: FolderInput,
      run: () => app.dialogs.open({ kind: 'newFolder', feed: null }),
    },
    { label: words.importOpml, icon: FileDown, apart: true, run: chooseOpml },
    { label: words.exportOpml, icon: Upload, run: () => app.arranging.exportOpml() },
    {
      label: words.backups,
      icon: Archive,
      apart: true,
      run: () => app.dialogs.open({ kind: 'backups' }),
    },
    {
      label: words.storage,
      icon: HardDrive,
      run: () => app.dialogs.open({ kind: 'storage' }),
    },
    {
      label: words.settings,
      icon: Settings,
      run: () => app.dialogs.open({ kind: 'settings' }),
    },
    {
      label: words.shortcuts,
      icon: Keyboard,
      command: 'help',
      run: () => app.dialogs.open({ kind: 'shortcuts' }),
    },
  ];
}
