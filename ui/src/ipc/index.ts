import type { Host } from './host';

export type * from './bindings';
export { Failure, type Host } from './host';

/** The shell's own window has Tauri in it; a browser has the development host behind it. */
export async function connect(): Promise<Host> {
  const query = new URLSearchParams(location.search);
  if ('__TAURI_INTERNALS__' in window) {
    const { TauriHost } = await import('./tauri');
    return new TauriHost();
  }
  if (query.has('fake')) {
    const { FakeHost } = await import('./fake');
    return FakeHost.fromQuery(query.get('fake') ?? '');
  }
  const { HttpHost } = await import('./http');
  return new HttpHost();
}
