import ArrowDown from '@lucide/svelte/icons/arrow-down-to-line';
import ArrowUp from '@lucide/svelte/icons/arrow-up-to-line';
import Bookmark from '@lucide/svelte/icons/bookmark';
import ExternalLink from '@lucide/svelte/icons/external-link';
import MailOpen from '@lucide/svelte/icons/mail-open';
import Trash from '@lucide/svelte/icons/trash';
import { t } from '../../i18n';
import type { ArticleRow } from '../../ipc';
import type { MenuItem } from '../../shared/menu.svelte';
import type { App } from '../../state/app.svelte';

export function rowMenu(app: App, row: ArticleRow): MenuItem[] {
  const words = t().list;
  const { marking, list, view } = app;
  const beside: MenuItem[] = [
    {
      label: words.markAbove,
      icon: ArrowUp,
      command: 'markAbove',
      apart: true,
      run: () => marking.markAbove(view, list, row),
    },
    {
      label: words.markBelow,
      icon: ArrowDown,
      command: 'markBelow',
      run: () => marking.markBelow(view, list, row),
    },
  ];
  return [
    {
      label: row.read ? t().reader.markUnread : t().reader.markRead,
      icon: MailOpen,
      command: 'toggleRead',
      run: () => marking.setRead(row.id, !row.read),
    },
    {
      label: row.bookmarked ? t().reader.unbookmark : t().reader.bookmark,
      icon: Bookmark,
      command: 'toggleBookmark',
      run: () => marking.setBookmarked(row.id, !row.bookmarked),
    },
    {
      label: words.openOriginal,
      icon: ExternalLink,
      command: 'original',
      run: () => app.openOriginal(),
    },
    ...(app.search.active ? [] : beside),
    {
      label: words.delete,
      icon: Trash,
      command: 'delete',
      apart: true,
      trouble: true,
      run: () => app.deleting.delete(row),
    },
  ];
}
