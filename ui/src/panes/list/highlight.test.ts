import { expect, it } from 'vitest';
import { pieces } from './highlight';

it('takes a snippet apart at its marks', () => {
  expect(pieces('the \uE000harbour\uE001 at <b>dawn</b>')).toEqual([
    { text: 'the ', matched: false },
    { text: 'harbour', matched: true },
    { text: ' at <b>dawn</b>', matched: false },
  ]);
  expect(pieces('plain')).toEqual([{ text: 'plain', matched: false }]);
  expect(pieces('\uE000cut off')).toEqual([{ text: 'cut off', matched: true }]);
});
