import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import type { ArticleRow, ErrorReply, Rpc, View } from '../../ui/src/ipc/bindings';
import { Program, repository } from './program';
import { Window } from './window';

/** A request as the newsroom's log has it. */
export interface Request {
  method: string;
  path: string;
  status: number | null;
  user_agent: string | null;
}

/** What can go wrong on purpose; the newsroom knows more of them. */
export type Fault = { kind: 'status'; code: number } | { kind: 'stall' };

/** A news world on loopback, and the engine with a library of its own behind the window's host. */
export class Desk {
  /** Who asks for the newsroom once it is gone. */
  #callers = 0;
  #afterTheNewsroom: Server | undefined;

  private constructor(
    private readonly folder: string,
    private readonly newsroom: Program,
    private host: Program,
  ) {}

  static async open(newsroomArgs: string[]): Promise<Desk> {
    const folder = await mkdtemp(path.join(tmpdir(), 'warta-ui-'));
    // A world that stands at another moment than the clock would have no today.
    const newsroom = await Program.start('newsroom', ['--now', `${Date.now()}`, ...newsroomArgs]);
    return new Desk(folder, newsroom, await startHost(folder, 0));
  }

  /** Where the window is. */
  get url(): string {
    return this.host.url;
  }

  /** The whole address of something in the newsroom. */
  at(place: string): string {
    return this.newsroom.url + place;
  }

  /** Ends the engine without a farewell and starts it on the same library, at the same address. */
  async restart(): Promise<void> {
    await this.host.stop();
    this.host = await startHost(this.folder, this.host.port);
  }

  /** From now on nobody answers there, but whoever asks is counted. */
  async stopNewsroom(): Promise<void> {
    await this.newsroom.stop();
    const server = createServer((socket) => {
      this.#callers++;
      socket.destroy();
    });
    await new Promise<void>((listening) => {
      server.listen(this.newsroom.port, '127.0.0.1', listening);
    });
    this.#afterTheNewsroom = server;
  }

  /** How often somebody asked for the newsroom after it was gone. */
  get callers(): number {
    return this.#callers;
  }

  /** What the newsroom was asked for. */
  async requests(): Promise<Request[]> {
    return (await fetch(this.at('/_control/requests'))).json() as Promise<Request[]>;
  }

  async publish(publisher: string, count: number): Promise<void> {
    await this.#control(`publish/${publisher}/${count}`);
  }

  /** An article is changed in its feed and on its page: headline, figure, quotation, one more paragraph. */
  async edit(id: number): Promise<void> {
    const { url } = await this.rpc('get_article', { id });
    const [, publisher, number] = /\/([\w-]+)\/read\/.*\/(\d+)\/[^/]*$/.exec(url ?? '') ?? [];
    await this.#control(`edit/${publisher}/${number}`);
  }

  /** Everything whose path starts so goes wrong; without a fault, it works again. */
  async fault(path: string, fault: Fault | null): Promise<void> {
    await this.#control('fault', { path, fault });
  }

  /** Takes every kept picture off the disk. */
  async losePictures(): Promise<void> {
    const assets = path.join(this.folder, 'library', 'assets');
    const files = await readdir(assets, { recursive: true });
    const pictures = files.filter((file) => /^[0-9a-f]{2}.[0-9a-f]{62}$/.test(file));
    await Promise.all(pictures.map((file) => rm(path.join(assets, file))));
  }

  /** As if the library had been moved here from another folder, which still has it. Gives that folder. */
  async leaveBehind(): Promise<string> {
    const before = path.join(this.folder, 'Pustaka berita yang lama sekali namanya');
    await mkdir(before);
    await writeFile(path.join(before, 'library.sqlite'), '');
    const now = path.join(this.folder, 'library');
    await writeFile(path.join(before, 'moved-to'), `${now}\n`);
    await writeFile(path.join(now, 'moved-from'), `${before}\n`);
    return before;
  }

  /** What would have gone to the person's browser. */
  async opened(): Promise<string[]> {
    return (await fetch(`${this.url}/opened`)).json() as Promise<string[]>;
  }

  /** The articles of a view, as many as a page holds. */
  async articles(view: View = { kind: 'all' }): Promise<ArticleRow[]> {
    const asked = { view, order: 'newest_first', unread_only: false, after: null } as const;
    return (await this.rpc('list_articles', { ...asked, limit: 500 })).rows;
  }

  /** Subscribes to feeds of the newsroom, and waits for all that they list. */
  async follow(...paths: string[]): Promise<void> {
    for (const path of paths) {
      await this.rpc('subscribe', { url: this.at(path), folder_id: null, page: false });
    }
    await this.settled();
  }

  /** Waits until every article is kept for offline, as far as it can be. */
  async settled(): Promise<void> {
    const pending = async () => {
      const articles = await this.articles();
      return articles.filter(({ offline }) => offline === 'pending').length;
    };
    await expect.poll(pending, { timeout: 30_000 }).toBe(0);
  }

  /** Asks the engine directly, beside the window. */
  async rpc<K extends keyof Rpc>(command: K, request: Rpc[K][0]): Promise<Rpc[K][1]> {
    const reply = await fetch(`${this.url}/rpc/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const answer: unknown = await reply.json();
    if (!reply.ok) throw new Error(`${command}: ${(answer as ErrorReply).message}`);
    return answer as Rpc[K][1];
  }

  async close(): Promise<void> {
    await Promise.all([this.newsroom.stop(), this.host.stop()]);
    this.#afterTheNewsroom?.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #control(order: string, body?: unknown): Promise<void> {
    const answer = await fetch(this.at(`/_control/${order}`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`The newsroom refused ${order}: ${answer.status}`);
  }
}

function startHost(folder: string, port: number): Promise<Program> {
  return Program.start('warta-devhost', [
    ...['--library', path.join(folder, 'library')],
    ...['--ui', path.join(repository, 'ui/dist')],
    ...['--port', `${port}`],
  ]);
}

interface Fixtures {
  /** How the newsroom is started, beyond the usual. */
  newsroomArgs: string[];
  desk: Desk;
  /** What the window asked any server for. */
  asked: string[];
  window: Window;
}

/** In every test: the window asks its own host and nobody else, and nothing in it fails unseen. */
export const test = base.extend<Fixtures>({
  newsroomArgs: [[], { option: true }],

  desk: async ({ newsroomArgs }, use) => {
    const desk = await Desk.open(newsroomArgs);
    await use(desk);
    await desk.close();
  },

  baseURL: async ({ desk }, use) => use(desk.url),

  asked: [
    async ({ context, desk }, use) => {
      const asked: string[] = [];
      context.on('request', (request) => asked.push(request.url()));
      await use(asked);
      expect(asked.filter((url) => !url.startsWith(`${desk.url}/`))).toEqual([]);
    },
    { auto: true },
  ],

  page: async ({ page }, use) => {
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(error.stack ?? String(error)));
    await use(page);
    expect(failures).toEqual([]);
  },

  window: async ({ page }, use) => use(new Window(page)),
});

export { expect };
