import type { EngineEvent, ErrorReply, Rpc } from './bindings';

export type Command = keyof Rpc;

/** Whoever runs the engine for this window. */
export interface Host {
  /** Rejects with a `Failure`. */
  call<K extends Command>(command: K, request: Rpc[K][0]): Promise<Rpc[K][1]>;
  /** Returns what stops the listening. */
  listen(handler: (event: EngineEvent) => void): () => void;
  /** Where the kept file of this key can be shown from; `key/row` and `key/card` are it made small. */
  assetUrl(address: string): string;
}

/** What a command is refused with. */
export class Failure extends Error {
  readonly code: string;
  readonly args: string[];

  constructor(reply: ErrorReply) {
    super(reply.message);
    this.name = 'Failure';
    this.code = reply.code;
    this.args = reply.args;
  }

  static from(cause: unknown): Failure {
    if (cause instanceof Failure) return cause;
    if (isErrorReply(cause)) return new Failure(cause);
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new Failure({ code: 'internal', message: detail, args: [detail] });
  }
}

function isErrorReply(cause: unknown): cause is ErrorReply {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'args' in cause;
}
