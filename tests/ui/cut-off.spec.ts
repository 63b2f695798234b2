import { test as alone } from '@playwright/test';
import { cutOff } from './cut-off';
import { expect } from './desk';
import { en } from '../../ui/src/i18n/en';
import { id } from '../../ui/src/i18n/id';
import type { Open } from '../../ui/src/state/dialogs.svelte';
import type { Language } from '../../ui/src/ipc/bindings';
import { sizes, type Size } from './sizes';
import { long } from './tour/awkward';
import { adding, asking, settling, tending } from './tour/dialogs';
import { test } from './tour/test';
import { furnish } from './tour/furnish';
import { Guide } from './tour/guide';
import { lists, notices, reading, searching, welcome } from './tour/panes';

const text = 'A sentence that is longer than its room';
const ellipsis = 'width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis';
const clamp =
  'width: 90px; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2';

/** One fault of each kind, and beside it what is like it and right. */
const planted = `
  <style>* { margin: 0; padding: 0 } body { font: 14px/20px sans-serif; overflow: hidden }</style>
  <p id="clipped" style="width: 90px; overflow: hidden; white-space: nowrap">${text}</p>
  <p id="half-a-line" style="width: 90px; height: 50px; overflow: hidden">${text}</p>
  <button id="label" style="width: 60px; white-space: nowrap; display: block">${text}</button>
  <div id="wrapped-label" style="width: 90px; height: 20px; margin-bottom: 40px">${text}</div>
  <div id="sideways" style="width: 90px; overflow-x: auto"><p style="width: 120px">Text</p></div>
  <dialog open style="width: 200px; position: static; overflow: hidden auto">
    <fieldset style="border: 0; overflow-y: auto">
      <div style="display: flex">
        <span style="${ellipsis}; width: auto; flex: 1">${text}</span><time id="date" style="flex: none">23 Nov</time>
      </div>
    </fieldset>
  </dialog>
  <p id="outside" style="position: absolute; left: -20px; top: 0">Text</p>
  <p id="untold" style="${ellipsis}">${text}</p>
  <p id="untold-lines" style="${clamp}">${text}, and longer than three of its lines</p>
  <div style="position: relative"><p id="covered">Text</p><div style="position: absolute; inset: 0"></div></div>
  <input id="placeholder" style="width: 60px; display: block" placeholder="${text}">
  <select id="choice" style="width: 60px; display: block"><option>${text}</option></select>
  <div style="width: 60px; overflow: hidden; display: flex">
    <button id="control" style="flex: none; width: 90px; height: 20px" aria-label="Close"></button>
  </div>
  <div id="floating" style="position: fixed; top: 90%; height: 50%; overflow: auto">Text</div>

  <div style="display: grid; grid-template-columns: repeat(4, 120px); position: absolute; top: 0; left: 50%">
    <p id="right-told" style="${ellipsis}" title="${text}">${text}</p>
    <p id="right-lines" style="${clamp}" title="${text}, and longer">${text}, and longer</p>
    <div role="option" style="height: 20px"><p id="right-row" style="${ellipsis}">${text}</p></div>
    <p id="right-spoken" style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">${text}</p>
    <pre id="right-code" data-scrolls="Code" style="overflow-x: auto; width: 90px">${text}</pre>
    <div style="height: 40px; overflow-y: auto"><p id="right-scrolled" style="height: 300px; padding-top: 200px">${text}</p></div>
    <p id="right-small" style="font-size: 17px; line-height: 17px; overflow: hidden">Text</p>
    <p id="right-wrapped" style="width: 90px">${text}</p>
    <button id="right-label" style="padding: 4px">Short</button>
  </div>`;

alone('the check finds what is planted, and nothing else', async ({ page }) => {
  await page.setContent(planted);
  await page.evaluate((text) => {
    const frame = document.createElement('iframe');
    frame.width = '100';
    frame.height = '30';
    frame.srcdoc = `<p id="framed" style="white-space: nowrap">${text}</p>`;
    document.body.append(frame);
    return new Promise((loaded) => frame.addEventListener('load', loaded));
  }, text);
  const faults = await cutOff(page);
  const found = new Set(faults.flatMap((fault) => fault.match(/(?<=#)[\w-]+/g) ?? []));
  const expected = planted.match(/(?<=id=")(?!right-)[\w-]+/g) ?? [];
  expect([...found].sort(), faults.join('\n')).toEqual([...expected, 'framed'].sort());
});

/** Where each dialog is looked at. The compiler misses a new one here. */
const dialogs: Record<Open['kind'], string> = {
  add: 'the add dialog',
  savePage: 'saving a page',
  renameFeed: `renaming ${long.publisher}`,
  renameFolder: `renaming ${long.folder}`,
  renameTag: `renaming ${long.tag}`,
  mergeTags: 'merging tags',
  newFolder: 'a new folder',
  feed: 'the settings of a feed',
  import: 'an import',
  saveSearch: 'saving a search',
  renameSearch: 'renaming a saved search',
  changeSearch: 'changing a saved search',
  unsubscribe: 'unsubscribing',
  backups: 'the backups',
  restore: 'restoring a backup',
  storage: 'the storage',
  freeSpace: 'giving room back',
  removeLeftBehind: 'removing what was left behind',
  makeOffline: 'making a feed available offline',
  settings: 'the settings',
  shortcuts: 'the shortcuts',
};

test('nothing is cut off in the window, in any language and size', async ({
  awkward,
  desk,
  page,
}) => {
  // Long enough for a machine that has other things to do.
  test.setTimeout(300_000);
  page.setDefaultTimeout(10_000);
  const guide = new Guide(desk, awkward, page);
  const everywhere = async (look: (size: Size) => Promise<void>) => {
    for (const [language, words] of Object.entries({ en, id })) {
      await guide.speak(language as Language, words);
      for (const size of sizes) {
        await test.step(`${language}, ${size.width} × ${size.height}`, async () => {
          await guide.enter(size);
          await look(size);
        });
      }
    }
  };

  await everywhere(() => welcome(guide));
  await furnish(guide);
  await everywhere(async (size) => {
    const parts = size.whole
      ? [lists, searching, reading, adding, asking, tending, settling]
      : [lists];
    for (const part of [...parts, notices]) {
      await guide.press('g', 'u');
      await part(guide);
    }
  });
  expect(guide.faults).toEqual([]);
  expect([...guide.seen]).toEqual(expect.arrayContaining(Object.values(dialogs)));
});
