import type { EngineEvent, Rpc } from './bindings';
import { Failure, type Command, type Host } from './host';

/** The engine behind a local web server, for development and for tests in a browser. */
export class HttpHost implements Host {
  async call<K extends Command>(command: K, request: Rpc[K][0]): Promise<Rpc[K][1]> {
    try {
      const reply = await fetch(`/rpc/${command}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      const body: unknown = await reply.json();
      if (!reply.ok) throw Failure.from(body);
      return body as Rpc[K][1];
    } catch (cause) {
      throw Failure.from(cause);
    }
  }

  listen(handler: (event: EngineEvent) => void): () => void {
    const source = new EventSource('/events');
    source.onmessage = ({ data }) => (JSON.parse(data) as EngineEvent[]).forEach(handler);
    return () => source.close();
  }

  assetUrl(key: string): string {
    return `/asset/${key}`;
  }
}
