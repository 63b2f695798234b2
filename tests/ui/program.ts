import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const repository = path.resolve(import.meta.dirname, '../..');

const binaries = process.env.WARTA_BINARIES ?? path.join(repository, 'target/debug');
const ending = process.platform === 'win32' ? '.exe' : '';

/** One of our servers, from the line that tells its address until it is stopped. */
export class Program {
  private constructor(
    private readonly child: ChildProcess,
    /** `http://127.0.0.1:PORT` */
    readonly url: string,
  ) {}

  static async start(name: string, args: string[]): Promise<Program> {
    const child = spawn(path.join(binaries, name + ending), args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const failed = once(child, 'error').then(([cause]) => {
      throw cause;
    });
    return new Program(child, await Promise.race([addressOf(name, child), failed]));
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** At once, as a crash or a power cut would. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}

async function addressOf(name: string, child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = / listening on (http:\S+)$/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error(`${name} ended before it listened`);
}
