export interface Size {
  width: number;
  height: number;
  /** Everything is looked at; in the others, the panes beside each other. */
  whole: boolean;
}

/**
 * The screenshots' (`tests/e2e/tests/screenshots.rs`), the smallest window (`src-tauri/src/window.rs`), and those in
 * which three panes and two just fit.
 */
export const sizes: readonly Size[] = [
  { width: 1440, height: 900, whole: true },
  { width: 1100, height: 720, whole: false },
  { width: 720, height: 600, whole: false },
  { width: 440, height: 860, whole: true },
  { width: 360, height: 480, whole: true },
];
