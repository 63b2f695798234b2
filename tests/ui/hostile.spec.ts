import { expect, test } from './desk';

const feed = '/hostile/rss.xml';
const tricks = 21;

/** What a cleaned article has no use for. The only MathML in it is Warta's own, which says the TeX that it was made of. */
const forbidden =
  'script, style, link, meta, base, form, input, button, iframe, object, embed, svg, math:not([alttext]), template, ' +
  'math [href], math [id], math [style], math :is(maction, semantics, annotation, annotation-xml)';

test('articles that mean harm are read, and nothing comes of it', async ({
  desk,
  window,
  page,
  asked,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A picture that was never had is missing, and Chromium says so.
    const missing = message.location().url.startsWith(`${desk.url}/asset/`);
    if (message.type() === 'error' && !missing) complaints.push(message.text());
  });
  page.on('dialog', async (dialog) => {
    complaints.push(dialog.message());
    await dialog.dismiss();
  });

  await window.open();
  await window.subscribe(desk.at(feed));
  await expect(window.rows.first()).toHaveAttribute('aria-setsize', `${tricks}`);
  await page.keyboard.press('2');

  for (let number = 1; number <= tricks; number++) {
    await page.keyboard.press('j');
    await expect(window.selectedRow).toHaveAttribute('aria-posinset', `${number}`);
    const title = await window.selectedRow.getByText(/^Trick: /).innerText();
    const trick = /^Trick: (\S+)/.exec(title)![1]!;
    await test.step(trick, async () => {
      await expect(window.headline).toHaveText(title);
      const text = window.text.locator('body');
      await expect(text).toContainText(`stands before the trick called ${trick}`);
      await expect(text).toContainText(`stands after the trick called ${trick}`);
      await expect(text.locator(forbidden)).toHaveCount(0);
      await text.locator('p').last().click();
    });
  }

  await expect(window.refreshBar).toBeHidden();
  await expect(page).toHaveTitle('Warta');
  expect(new URL(page.url()).origin).toBe(desk.url);
  expect(complaints).toEqual([]);
  expect(asked.filter((url) => !url.startsWith(`${desk.url}/`))).toEqual([]);

  const requests = await desk.requests();
  expect(requests.map(({ user_agent }) => user_agent)).toEqual(
    requests.map(() => expect.stringMatching(/^Warta\//)),
  );
  // Pictures below image/ may be kept; the engine asks for those itself.
  const fallenFor = requests.filter(({ path }) => /^\/hostile\/canary\/(?!image\/)/.test(path));
  expect(fallenFor).toEqual([]);
});

test('a link goes to the browser however it is clicked', async ({
  desk,
  window,
  page,
  context,
}) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(/^Trick: ping/);
  const here = page.url();

  const link = window.text.getByRole('link', { name: 'A link that reports' });
  await link.click();
  await link.click({ button: 'middle' });
  await link.click({ modifiers: ['ControlOrMeta'] });
  await link.click({ modifiers: ['Shift'] });
  await expect.poll(() => desk.opened()).toEqual(Array(4).fill('https://example.org/'));

  // What is no address of the web stays words.
  await window.text.getByText('A file').click();
  await window.read(/^Trick: javascript-link/);
  await expect(window.text.getByText('plain')).toBeVisible();
  for (const left of await window.text.getByRole('link').all()) await left.click();
  for (const url of await desk.opened()) expect(url).toMatch(/^https?:/);

  expect(page.url()).toBe(here);
  expect(context.pages()).toEqual([page]);
});
