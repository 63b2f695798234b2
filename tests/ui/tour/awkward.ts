import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A word that stands nowhere else, and where: what a search has to bring into sight. */
export const hidden = {
  'at the end of a long headline': 'tamarisk',
  'late in a long text below a long headline': 'lantern',
  'after a word without end': 'quartz',
  'in the middle of a headline': 'semaphore',
};

/** Everything here is longer than anybody planned for. */
export const long = {
  publisher: 'The Collected Daily Gazette of the Northern Harbours, Islands and Lighthouses',
  folder: 'Everything that is neither sports nor weather nor yesterday’s news',
  tag: 'to be read on a long train journey, or never, whichever of them comes first',
  search:
    'Whatever was said of nets, ropes, buoys and the price of ice since the storm of last winter',
  unbroken: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
};

const headline =
  'Harbour masters of eleven islands meet for three days, talk about nets, ropes, buoys and the price of ice, ' +
  'and part without having agreed on anything but the colour of a new';

const articles = [
  { title: `${headline} ${hidden['at the end of a long headline']}`, text: filling(240) },
  {
    title: `${headline} flag`,
    text: `${filling(400)} Then somebody lit the ${hidden['late in a long text below a long headline']}, and it was day. ${filling(240)}`,
  },
  {
    title: long.unbroken.repeat(3),
    text: `${filling(240)} ${long.unbroken.repeat(3)} ${hidden['after a word without end']} ${filling(240)}`,
  },
  {
    title: `What the old ${hidden['in the middle of a headline']} on the hill above the village has said since spring`,
    text: filling(240),
  },
  { title: 'Short', text: filling(240) },
];

/** A publisher of its own on loopback. */
export class Awkward {
  private constructor(private readonly server: Server) {}

  /** `picture` is what stands above every other article. */
  static async open(picture: Buffer): Promise<Awkward> {
    const server = createServer((request, response) => {
      const { host } = request.headers;
      const { pathname: path } = new URL(request.url ?? '/', 'http://localhost');
      if (path === '/picture.png')
        return response.setHeader('content-type', 'image/png').end(picture);
      if (path === '/gone.xml') return response.writeHead(410).end();
      if (path === '/closed.xml') return response.writeHead(401).end();
      if (path === '/moved.xml') return response.writeHead(301, { location: '/feed.xml' }).end();
      const isFeed = path.endsWith('.xml');
      response.setHeader('content-type', isFeed ? 'application/rss+xml' : 'text/html');
      response.end(isFeed ? feed(`http://${host}`, path) : page(path));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new Awkward(server);
  }

  at(path: string): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}${path}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

function page(path: string): string {
  if (path !== '/') return `<!doctype html><title>${headline}</title><p>No feed here.</p>`;
  const links = ['feed.xml', 'of-the-islands.xml', `of-${long.unbroken.toLowerCase()}.xml`].map(
    (name) =>
      `<link rel="alternate" type="application/rss+xml" title="${long.publisher}" href="/${name}">`,
  );
  return `<!doctype html><title>${long.publisher}</title>${links.join('')}<p>Everything from the harbours.</p>`;
}

/** A feed of its own at every address: the same articles, elsewhere. */
function feed(home: string, path: string): string {
  const items = articles.map(({ title, text }, number) => {
    const image =
      number % 2 === 0 ? `<img src="${home}/picture.png" width="320" height="320">` : '';
    const paragraphs = text.match(/(?:\S+\s*){1,60}/g)?.map((part) => `<p>${part}</p>`) ?? [];
    return `<item>
      <title>${title}</title>
      <link>${home}/read${path}/${number}</link>
      <guid>${home}/read${path}/${number}</guid>
      <pubDate>${new Date(Date.now() - number * 3_600_000).toUTCString()}</pubDate>
      <dc:creator>Correspondent of the ${long.publisher}</dc:creator>
      <description><![CDATA[${image}${paragraphs[0]}]]></description>
      <content:encoded><![CDATA[${image}${paragraphs.join('')}]]></content:encoded>
    </item>`;
  });
  return `<?xml version="1.0"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>${long.publisher}${path === '/feed.xml' ? '' : path}</title><link>${home}/</link><language>en</language>${items.join('')}</channel></rss>`;
}

/** So many words, none of which is looked for. */
function filling(words: number): string {
  const some =
    'the boats came back before noon with little more than wet nets and a story to tell'.split(' ');
  return Array.from({ length: words }, (_, index) => some[index % some.length]).join(' ');
}
