import { recall, remember } from './remembered';

export type Pane = 'sidebar' | 'list' | 'reader';

interface Bounds {
  min: number;
  max: number;
}

export const widthOf: Record<'sidebar' | 'list', Bounds> = {
  sidebar: { min: 200, max: 380 },
  list: { min: 300, max: 600 },
};

/** Which panes are there, how wide they are, and which one has the keyboard. */
export class Panes {
  /** The sidebar stands beside the list rather than sliding over it. */
  threeFit = $state(true);
  /** List and reader stand side by side. */
  twoFit = $state(true);
  sidebarKept = $state(recall('sidebar', true));
  sidebarOver = $state(false);
  /** With room for one pane only: which one. */
  single = $state<'list' | 'reader'>('list');

  sidebarWidth = $state(recall('sidebarWidth', 248));
  #listWidth = $state<number | null>(recall('listWidth', null));

  constructor() {
    follow('(min-width: 1100px)', (fits) => {
      this.threeFit = fits;
      this.sidebarOver = false;
    });
    follow('(min-width: 720px)', (fits) => (this.twoFit = fits));
  }

  get sidebarShown(): boolean {
    return this.threeFit ? this.sidebarKept : this.sidebarOver;
  }

  get listShown(): boolean {
    return this.twoFit || this.single === 'list';
  }

  get readerShown(): boolean {
    return this.twoFit || this.single === 'reader';
  }

  get listWidth(): number {
    return this.#listWidth ?? (this.threeFit ? 380 : 340);
  }

  resize(pane: 'sidebar' | 'list', width: number): void {
    const { min, max } = widthOf[pane];
    const fitting = Math.round(Math.min(max, Math.max(min, width)));
    if (pane === 'sidebar') this.sidebarWidth = fitting;
    else this.#listWidth = fitting;
    remember(`${pane}Width`, fitting);
  }

  toggleSidebar(): void {
    if (!this.threeFit) {
      this.sidebarOver = !this.sidebarOver;
      if (this.sidebarOver) this.focus('sidebar');
      return;
    }
    this.sidebarKept = !this.sidebarKept;
    remember('sidebar', this.sidebarKept);
  }

  /** Something was chosen in the sidebar: it makes room again. */
  leaveSidebar(): void {
    this.sidebarOver = false;
    this.single = 'list';
  }

  focus(pane: Pane): void {
    if (pane === 'sidebar' && !this.sidebarShown) this.toggleSidebar();
    if (pane !== 'sidebar') {
      this.sidebarOver = false;
      this.single = pane;
    }
    // The pane may only now come into being.
    requestAnimationFrame(() => {
      const place = document.querySelector(`[data-pane="${pane}"]`);
      const target =
        place?.querySelector<HTMLElement>('[aria-current="page"]') ??
        place?.querySelector<HTMLElement>('[data-pane-focus]');
      target?.focus();
    });
  }

  /** Scrolls the article by a page. False when there is nothing further. */
  scrollReader(direction: 1 | -1): boolean {
    const pane = document.querySelector('[data-pane="reader"] [data-pane-focus]');
    if (pane === null) return false;
    const room =
      direction > 0 ? pane.scrollHeight - pane.clientHeight - pane.scrollTop : pane.scrollTop;
    if (room < 2) return false;
    // A line or two stay in sight, to find the place again.
    pane.scrollBy({ top: direction * (pane.clientHeight - 64) });
    return true;
  }

  /** Moves the keyboard one pane to the left or to the right. */
  step(by: -1 | 1): void {
    const order: Pane[] = ['sidebar', 'list', 'reader'];
    const here = document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane as Pane;
    const at = here === undefined ? 1 : order.indexOf(here);
    const next = order[at + by];
    if (next !== undefined) this.focus(next);
  }
}

function follow(query: string, apply: (matches: boolean) => void): void {
  const media = window.matchMedia(query);
  apply(media.matches);
  media.addEventListener('change', () => apply(media.matches));
}
