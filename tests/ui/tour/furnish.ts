import { appendFile } from 'node:fs/promises';
import { expect } from '../desk';
import { flagship } from '../flagship';
import { long } from './awkward';
import type { Guide } from './guide';

/** Feeds that fail, each in its own way. */
export const failing = {
  gone: long.unbroken,
  closed: 'Langganan tertutup',
  moved: 'Pindah alamat',
};
export const edited = { feed: '/meridian-report/feed.atom', publisher: 'Meridian Report' };
export const episode = 'Angin dan garam';

/** A library in which everything is that the window can show, and names that are longer than it wishes. */
export async function furnish({ desk, awkward, page }: Guide): Promise<void> {
  const outline = (title: string, url: string) =>
    `<outline type="rss" text="${title}" title="${title}" xmlUrl="${url}"/>`;
  const document = `<opml version="2.0"><body>
    <outline text="${long.folder}">
      ${outline(long.publisher, awkward.at('/feed.xml'))}
      ${outline(failing.gone, awkward.at('/gone.xml'))}
    </outline>
    ${outline(failing.closed, awkward.at('/closed.xml'))}
    ${outline(failing.moved, awkward.at('/moved.xml'))}
    ${outline(flagship.publisher, desk.at(flagship.feed))}
    ${outline(edited.publisher, desk.at(edited.feed))}
    ${outline('Suara Perahu', desk.at('/podcast/feed.xml'))}
  </body></opml>`;
  await desk.rpc('import_opml', { document, own_network: true });
  await desk.rpc('refresh', { feed: null });
  await expect
    .poll(
      async () => (await feeds(desk)).every(({ last_success, problem }) => last_success ?? problem),
      {
        timeout: 30_000,
      },
    )
    .toBeTruthy();
  await desk.settled();

  const articles = await desk.articles();
  const ids = articles.map(({ id }) => id);
  await desk.rpc('tag_articles', { ids: ids.slice(0, 4), name: long.tag });
  await desk.rpc('tag_articles', { ids: ids.slice(2, 9), name: 'energi' });
  await desk.rpc('save_search', { name: long.search, query: 'the OR yang', offset_minutes: 0 });
  await desk.rpc('save_search', { name: 'Kosong', query: 'zzzz', offset_minutes: 0 });
  await desk.rpc('mark', { ids: ids.filter((_, index) => index % 3 === 2), read: true });

  // It can still be brought back, and takes room until then.
  const spare = articles.findLast(
    ({ source, title }) => source === flagship.publisher && title !== flagship.title,
  );
  await desk.rpc('delete_articles', { ids: [spare!.id] });
  await desk.leaveBehind();

  for (const { id, title } of await feeds(desk)) {
    if (title !== long.publisher) continue;
    const { settings } = await desk.rpc('get_feed_health', { id });
    await desk.rpc('set_feed_settings', { id, settings: { ...settings, open_mode: 'ask' } });
  }
  for (const { id, source } of articles) {
    if (source !== edited.publisher) continue;
    await desk.edit(id);
    break;
  }
  const meridian = (await feeds(desk)).find(({ title }) => title === edited.publisher);
  await desk.rpc('refresh', { feed: meridian?.id ?? null });
  await expect
    .poll(async () => (await desk.articles()).some(({ title }) => title.startsWith('Updated 1: ')))
    .toBe(true);

  const { path } = await desk.rpc('get_site_rules', {});
  await appendFile(
    path,
    `["example.com"]\nbody = ["${'div.of-a-name-without-end '.repeat(8)}>>"]\n`,
  );
  await desk.rpc('reload_site_rules', {});
  await page.evaluate(() => localStorage.clear());
}

async function feeds(desk: Guide['desk']) {
  return (await desk.rpc('get_overview', { today: 0 })).feeds;
}
