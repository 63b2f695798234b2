/** Reads what this window kept under the name; anything unreadable counts as never kept. */
export function recall<T>(name: string, fallback: T): T {
  try {
    const kept = localStorage.getItem(`warta.${name}`);
    return kept === null ? fallback : (JSON.parse(kept) as T);
  } catch {
    return fallback;
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`warta.${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store only means that the window forgets.
  }
}
