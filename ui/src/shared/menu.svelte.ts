import type { Component } from 'svelte';
import type { CommandId } from '../keys/table';
import type { Point } from './place';

export interface MenuItem {
  label: string;
  icon?: Component<{ size?: number; strokeWidth?: number }>;
  command?: CommandId;
  checked?: boolean;
  trouble?: boolean;
  /** Stands apart from the item before. */
  apart?: boolean;
  /** Is told where the menu stood, for one that opens another. */
  run: (anchor: Element | Point) => unknown;
}

export interface OpenMenu {
  label: string;
  items: MenuItem[];
  anchor: Element | Point;
}

let current = $state.raw<OpenMenu | null>(null);

export function openedMenu(): OpenMenu | null {
  return current;
}

export function closeMenu(): void {
  current = null;
}

export function openMenuAt(anchor: Element | Point, label: string, items: MenuItem[]): void {
  current = { label, items, anchor };
}

/** Opens at the button that was pressed, or at the pointer for a context menu. */
export function openMenu(event: MouseEvent, label: string, items: MenuItem[]): void {
  event.preventDefault();
  const button = event.type === 'contextmenu' ? null : (event.currentTarget as Element);
  // The context menu key gives no place of its own.
  const byKey = event.clientX === 0 && event.clientY === 0;
  const anchor =
    button ?? (byKey ? (event.currentTarget as Element) : { x: event.clientX, y: event.clientY });
  current = { label, items, anchor };
}
