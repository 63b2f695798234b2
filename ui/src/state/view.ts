import type { View } from '../ipc';

/** A name for what a view shows, the same however it was made. */
export function viewKey(view: View): string {
  return 'id' in view ? `${view.kind}:${view.id}` : view.kind;
}

export function sameView(one: View, other: View): boolean {
  return viewKey(one) === viewKey(other);
}
