import type { Page } from '@playwright/test';
import { barriers } from './barriers';
import { cutOff } from './cut-off';
import { expect, test } from './desk';
import { sizes } from './sizes';
import type { Window } from './window';

const feed = '/forms/feed.xml';
const tides = 'How the tide of a harbour is foretold';
const arabic = 'كيف يُتنبَّأ بالمد في الميناء';
const bombs = 'Formulas that mean harm';
const plain = 'The ferry left on time';

/** What the browser itself complains of: what the policy of the frame stops is among it. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/** The frame is as high as its text: what of it is in sight is what the page around it shows. */
async function inSight(window: Window): Promise<boolean> {
  const note = await window.text.getByRole('dialog').boundingBox();
  const page = await window.reader.locator('.page').boundingBox();
  return (
    note !== null &&
    page !== null &&
    note.y >= page.y &&
    note.y + note.height <= page.y + page.height
  );
}

test('formulas are set, and only articles that have some cost anything', async ({
  desk,
  window,
  page,
  asked,
}) => {
  const complaints = complaintsOf(page);
  const cost = () => asked.filter((url) => /temml|stix/i.test(url)).length;
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(plain);
  expect(cost()).toBe(0);

  await window.read(tides);
  const { text } = window;
  await expect(text.locator('math')).not.toHaveCount(0);
  expect(asked.filter((url) => url.includes('temml'))).toHaveLength(1);
  await expect.poll(() => asked.filter((url) => /stix.*woff2/.test(url)).length).toBe(1);
  const faces = await text.locator('body').evaluate(async ({ ownerDocument: { fonts } }) => {
    await fonts.ready;
    return [...fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  });
  expect(faces.join()).toContain('STIX Two Math');

  // What could not be set can be read as it was written.
  await expect(text.locator('code[data-formula]')).toHaveText(['\\frac{a}{b', '\\harbour x']);
  await expect(text.locator('.formula .number')).toHaveText(['(1.1)', '(1.2)']);
  // The formula is in the middle, and its number at the end of the line.
  const [line, formula, number] = await Promise.all(
    ['.formula', '.formula math', '.formula .number'].map((part) =>
      text.locator(part).first().boundingBox(),
    ),
  );
  const middle = (box: typeof line) => box!.x + box!.width / 2;
  expect(Math.abs(middle(line!) - middle(formula!))).toBeLessThan(2);
  expect(number!.x + number!.width).toBeCloseTo(line!.x + line!.width, 0);
  // A stretched sign is higher than its line: the face has the table that says so.
  const sum = text.locator('.formula mo').filter({ hasText: '∑' }).first();
  expect((await sum.boundingBox())!.height).toBeGreaterThan(24);

  expect(complaints).toEqual([]);
});

test('a note opens beside its mark, and gives the focus back', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(tides);
  const { text } = window;
  const note = text.getByRole('dialog');
  const first = text.getByRole('button', { name: 'Note 1', exact: true }).first();

  await first.click();
  await expect(note).toHaveAccessibleName('Note 1');
  await expect(note).toContainText('The method is older than the machine');
  await expect(note).toBeFocused();
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  expect(await inSight(window)).toBe(true);
  await expect.poll(() => cutOff(page)).toEqual([]);
  // Keys in it are its own, and Escape shuts it and nothing else.
  await page.keyboard.press('j');
  await expect(window.headline).toHaveText(tides);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(first).toBeFocused();
  await expect(window.headline).toBeVisible();

  // By keyboard, to the next mark and into its note, which has a formula in it.
  const second = text.getByRole('button', { name: 'Note 2', exact: true });
  await second.focus();
  await page.keyboard.press('Enter');
  await expect(note).toHaveAccessibleName('Note 2');
  await expect(note.locator('math')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(note.getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(note).toBeHidden();
  await expect(text.getByRole('button', { name: 'Note *' }).first()).toBeFocused();

  // A press elsewhere, within the text and beside it.
  await second.click();
  await expect(note).toBeVisible();
  await text.locator('h2').first().click();
  await expect(note).toBeHidden();
  await second.click();
  await expect(note).toBeVisible();
  await window.headline.click();
  await expect(note).toBeHidden();

  // A link in a note goes where links go.
  await first.click();
  await note.getByRole('link', { name: 'its picture' }).click();
  await expect.poll(() => desk.opened()).toEqual(['https://tides.example/machine']);

  // A mark that lost its note is one as before.
  await expect(text.locator('sup[data-note="9"]')).toHaveText('9');
  await expect(text.locator('sup[data-note="9"] button')).toHaveCount(0);
});

test('a note leads back to each of its marks', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(tides);
  const { text } = window;
  await expect(text.locator('.notes > li')).toHaveCount(4);
  await expect(text.locator('.notes > li').last().getByRole('button')).toHaveCount(0);
  const back = text.getByRole('button', { name: 'Back to mark 1, place 2' });
  await back.click();
  const mark = text.getByRole('button', { name: 'Note 1', exact: true }).nth(1);
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
  await page.keyboard.press('Space');
  await expect(text.getByRole('dialog')).toBeVisible();
  expect(await inSight(window)).toBe(true);
  // Another article takes its note with it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(window.headline).not.toHaveText(tides);
  await expect(text.getByRole('dialog')).toHaveCount(0);
});

test('what is wide scrolls in its own room, by keyboard too', async ({ desk, window, page }) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(tides);
  await page.setViewportSize({ width: 440, height: 860 });
  const { text } = window;
  for (const name of [
    'Code',
    'The strongest waves at Selat Lama, from the hourly heights of 2021',
    'Formula',
  ]) {
    const box = text.getByRole('group', { name }).first();
    await box.focus();
    await expect(box).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => box.evaluate((box) => box.scrollLeft)).toBeGreaterThan(0);
    await expect(window.headline).toHaveText(tides);
  }
  // What fits is no stop on the way.
  const fits = text.locator('[data-scrolls="What is on board"]');
  await expect(fits).toBeVisible();
  await expect(fits).not.toHaveAttribute('tabindex');
  // The number of an equation stays where it is.
  const number = text.locator('.formula .number').nth(1);
  const box = (await number.boundingBox())!;
  expect(box.x + box.width).toBeLessThanOrEqual(440);
});

test('a formula that is longer than its line breaks after a sign', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(tides);
  const broken = window.text.getByRole('math', { name: /A_4/ });
  const lines = () =>
    broken
      .locator('math')
      .evaluateAll(
        (pieces) => new Set(pieces.map((piece) => piece.getBoundingClientRect().bottom)).size,
      );
  await expect.poll(lines).toBeGreaterThan(1);
  const before = await lines();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(lines).toBeGreaterThan(before);
  // It is one again where there is room for it.
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(lines).toBe(before);
  await expect(broken).toHaveText(/h.*κ.*4/);
});

test('a text from the right keeps its formulas and its code from the left', async ({
  desk,
  window,
}) => {
  await window.open();
  await window.subscribe(desk.at(feed));
  await window.read(arabic);
  const direction = (selector: string) =>
    window.text
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).direction);
  expect(await direction('p')).toBe('rtl');
  for (const part of ['math', 'pre', 'code', '.formula']) expect(await direction(part)).toBe('ltr');
});

test('formulas that mean harm are read, and nothing comes of them', async ({
  desk,
  window,
  page,
}) => {
  const complaints = complaintsOf(page);
  await window.open();
  await window.subscribe(desk.at(feed));
  const began = Date.now();
  await window.read(bombs);
  const { text } = window;
  await expect(text.locator('p').last()).toBeVisible();
  expect(Date.now() - began).toBeLessThan(5_000);
  await expect(text.locator('math')).not.toHaveCount(0);
  await expect(text.locator('a, img, script, [style]')).toHaveCount(0);
  await expect(text.locator('code[data-formula]').first()).toContainText('\\href');
  // The rule is no wall: what stands after it can still be read.
  expect((await text.locator('body').boundingBox())!.height).toBeLessThan(1_600);
  expect(complaints).toEqual([]);
});

test('nobody is kept out, and nothing is cut off', async ({ desk, window, page }) => {
  test.setTimeout(120_000);
  await window.open();
  await window.subscribe(desk.at(feed));
  for (const title of [tides, arabic, bombs]) {
    await page.setViewportSize(sizes[0]!);
    await window.read(title);
    for (const { width, height } of sizes) {
      await test.step(`${title}, ${width} × ${height}`, async () => {
        await page.setViewportSize({ width, height });
        await expect.poll(() => cutOff(page)).toEqual([]);
        for (const mark of await window.text.locator('button.mark').all()) {
          await mark.press('Enter');
          await expect(window.text.getByRole('dialog')).toBeVisible();
          await expect.poll(() => cutOff(page)).toEqual([]);
          await page.keyboard.press('Escape');
        }
      });
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await barriers(page), `${title}, ${colorScheme}`).toEqual([]);
    }
  }
});

test.describe('on an Indonesian desktop', () => {
  test.use({ locale: 'id-ID' });

  test('what Warta says of a text is Indonesian', async ({ desk, window, page }) => {
    await desk.rpc('subscribe', { url: desk.at(feed), folder_id: null, page: false });
    await window.open();
    await window.reveal(tides);
    await window.row(tides).click();
    const text = page.getByTitle('Isi artikel').contentFrame();
    await text.getByRole('button', { name: 'Catatan 2' }).press('Enter');
    const note = text.getByRole('dialog', { name: 'Catatan 2' });
    await expect(note.getByRole('button', { name: 'Tutup' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(
      text.getByRole('button', { name: 'Kembali ke tanda 1, tempat ke-2' }),
    ).toBeVisible();
    // A box without a title has the name of its kind.
    await expect(text.getByRole('note', { name: 'Bahaya' })).toContainText('The bar breaks');
  });
});
