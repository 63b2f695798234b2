import { expect, it } from 'vitest';
import { found, pieces } from './highlight';

it('takes a snippet apart at its marks', () => {
  expect(pieces('the \uE000harbour\uE001 at <b>dawn</b>')).toEqual([
    { text: 'the ', matched: false },
    { text: 'harbour', matched: true },
    { text: ' at <b>dawn</b>', matched: false },
  ]);
  expect(pieces('plain')).toEqual([{ text: 'plain', matched: false }]);
  expect(pieces('\uE000cut off')).toEqual([{ text: 'cut off', matched: true }]);
});

it('keeps a few words with the first match, and the others apart', () => {
  const parts = (marked: string) => {
    const { lead, rest } = found(marked, 16);
    return [lead, rest.map(({ text, matched }) => (matched ? `[${text}]` : text)).join('')];
  };
  const text = 'Boats in the harbour of the old town leave at \uE000dawn\uE001, not at noon';
  expect(parts(text)).toEqual([
    'Boats in the harbour of the old ',
    'town leave at [dawn], not at noon',
  ]);
  expect(parts('leave at \uE000dawn\uE001')).toEqual(['', 'leave at [dawn]']);
  expect(parts('\uE000dawn\uE001 at last')).toEqual(['', '[dawn] at last']);
  expect(parts('no match at all in this long line')).toEqual([
    '',
    'no match at all in this long line',
  ]);
  const unbroken = 'abcdefghijklmnopqrstuvwxyz-';
  expect(parts(`${unbroken}\uE000dawn\uE001`)).toEqual([unbroken, '[dawn]']);
  expect(parts('')).toEqual(['', '']);
});
