import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { EngineEvent, Rpc } from './bindings';
import { Failure, type Command, type Host } from './host';

// Windows gives custom schemes an http origin of their own.
const assets = navigator.userAgent.includes('Windows')
  ? 'http://warta-asset.localhost/'
  : 'warta-asset://localhost/';

export class TauriHost implements Host {
  async call<K extends Command>(command: K, request: Rpc[K][0]): Promise<Rpc[K][1]> {
    try {
      return await invoke<Rpc[K][1]>('rpc', { command, request });
    } catch (cause) {
      throw Failure.from(cause);
    }
  }

  listen(handler: (event: EngineEvent) => void): () => void {
    const listening = listen<EngineEvent[]>('engine', ({ payload }) => payload.forEach(handler));
    return () => void listening.then((stop) => stop());
  }

  assetUrl(key: string): string {
    return assets + key;
  }
}
