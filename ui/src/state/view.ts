import { midnight } from '../i18n';
import type { View } from '../ipc';

/** A name for what a view shows, the same however it was made. */
export function viewKey(view: View): string {
  return 'id' in view ? `${view.kind}:${view.id}` : view.kind;
}

export function sameView(one: View, other: View): boolean {
  return viewKey(one) === viewKey(other);
}

/** The view as it is now: that of today begins at midnight. */
export function asOfNow(view: View): View {
  return view.kind === 'today' ? { kind: 'today', since: midnight(Date.now()) } : view;
}
