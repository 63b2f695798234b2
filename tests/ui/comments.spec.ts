import { barriers } from './barriers';
import { expect, test } from './desk';

test('what readers say is a click away, in the browser', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at('/suara-nusantara/feed/'));
  await window.rows.first().click();
  const [first] = await desk.articles();
  const { comments } = await desk.rpc('get_article', { id: first!.id });
  const link = window.reader.getByRole('button', { name: `${comments!.count} comments` });
  await expect(link).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await link.click();
  await expect.poll(() => desk.opened()).toEqual([expect.stringMatching(/#respond$/)]);
});
