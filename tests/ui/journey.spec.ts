import { expect, test } from './desk';
import { flagship } from './flagship';
import type { Window } from './window';

test('from nothing to a story that is still there when the network is not', async ({
  desk,
  window,
  page,
}) => {
  await window.open();
  await expect(page.getByRole('heading', { name: 'Welcome to Warta' })).toBeVisible();

  await test.step('follow a site', async () => {
    await window.find(desk.at(flagship.home));
    await expect(window.dialog.getByText('summaries only')).toBeVisible();
    await window.dialog.getByRole('button', { name: 'Subscribe' }).click();
    await expect(window.notice(`You now follow ${flagship.publisher}.`)).toBeVisible();
    await window.refresh();
    await expect(window.notice('Nothing new.')).toBeVisible();
    await expect(window.refreshBar).toBeHidden();
    await expect(window.place(flagship.publisher)).toHaveAccessibleName(/12 unread/);
  });

  await test.step('read its flagship story', async () => {
    await window.read(flagship.title);
    await expectCleanStory(window);
    await expect(window.reader.getByText('Ready offline')).toBeVisible();
    await expect(window.place(flagship.publisher)).toHaveAccessibleName(/11 unread/);
  });

  await test.step('see who says so', async () => {
    const { reader } = window;
    await expect(reader.getByText('According to')).toContainText('Reuters · TASS · IRNA');
    const proof = page.getByRole('dialog', { name: 'Where the article says so' });
    for (const [name, words] of Object.entries(flagship.sources)) {
      await reader.getByRole('button', { name: `${name}: what else rests on it` }).focus();
      await expect(proof).toContainText(words);
      await page.keyboard.press('Escape');
      await expect(proof).toBeHidden();
    }
    await reader.getByRole('button', { name: 'TASS: what else rests on it' }).press('Enter');
    await expect(page.getByRole('searchbox')).toHaveValue('attribution:"TASS"');
    await expect(window.row(flagship.title)).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('see what was moved out of the text', async () => {
    const { reader } = window;
    await expect(reader.getByText('4 related links moved out of the text')).toBeVisible();
    for (const title of flagship.related) await expect(reader.getByText(title)).toBeVisible();
    await page.keyboard.press('h');
    for (const promo of flagship.promos) {
      await expect(reader.getByText(promo).first()).toBeVisible();
    }
  });

  await test.step('put a promo back, and never hide it here again', async () => {
    const { reader } = window;
    const [promo] = flagship.promos;
    const inText = window.text.getByText(promo!);
    const block = reader.locator('li').filter({ hasText: promo! }).first();
    await expect(inText).toHaveCount(0);
    const back = block.getByRole('button', { name: 'Put back' });
    await back.press('Enter');
    await expect(inText).toHaveCount(1);
    await back.press('Enter');
    await expect(inText).toHaveCount(0);

    const never = block.getByRole('button', { name: 'Never hide on this site' });
    await never.press('Enter');
    await expect(inText).not.toHaveCount(0);
    await expect(page.getByText('Shown on this site from now on.')).toBeVisible();
    await expect(never).toHaveAttribute('aria-pressed', 'true');
    await never.press('Enter');
    await expect(inText).toHaveCount(0);
    await page.keyboard.press('h');
    await expect(block).toBeHidden();
  });

  await test.step('bookmark and tag it', async () => {
    await window.button('Bookmark').click();
    await expect(window.place('Bookmarked')).toHaveAccessibleName(/1 article/);
    await page.keyboard.press('t');
    await page.keyboard.type('diplomasi');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(window.place('diplomasi')).toHaveAccessibleName(/1 article/);
  });

  await test.step('find it all again without a network', async () => {
    await desk.stopNewsroom();
    await desk.restart();
    await window.open();
    await window.show('diplomasi');
    await window.read(flagship.title);
    await expectCleanStory(window);
    await expect(window.button('Remove the bookmark')).toBeVisible();

    await page.keyboard.press('/');
    await page.keyboard.type('jalur niaga teheran');
    await expect(window.row(flagship.title)).toBeVisible();
    expect(desk.callers).toBe(0);
  });
});

async function expectCleanStory(window: Window): Promise<void> {
  const { reader, text } = window;
  await expect(window.headline).toHaveText(flagship.title);
  await expect(reader.getByText(flagship.byline)).toBeVisible();
  await expect(reader.getByText(flagship.section, { exact: true })).toBeVisible();
  await expect(reader.locator('time')).toHaveText(/^Wednesday,? 9 November 2022 at 19:01 WIB$/);

  const paragraphs = text.locator('p');
  await expect(paragraphs).toHaveCount(flagship.paragraphs);
  await expect(paragraphs.first()).toContainText(flagship.firstWords);
  await expect(paragraphs.last()).toContainText(flagship.lastWords);
  for (const unwanted of [...flagship.promos, ...flagship.related]) {
    await expect(text.locator('body')).not.toContainText(unwanted);
  }

  await window.expectPictures(flagship.captions.length);
  for (const caption of flagship.captions) {
    await expect(text.getByText(caption)).toBeVisible();
  }
}
