import { describe, expect, it } from 'vitest';
import type { ComparedBlock } from '../../ipc';
import { folding } from './folding';

/** `=` is a block that was kept, `x` one that was changed; folds come back as how many they hold. */
function folded(text: string): string {
  const blocks: ComparedBlock[] = [...text].map((sign) => ({ kept: sign === '=', passages: [] }));
  return folding(blocks)
    .map((part) => ('block' in part ? (part.block.kept ? '=' : 'x') : part.folded.length))
    .join('');
}

describe('folding', () => {
  it('keeps a block before and after each change in sight', () => {
    expect(folded('=====x=====')).toBe('4=x=4');
    expect(folded('x===x')).toBe('x===x');
    expect(folded('x====x')).toBe('x=2=x');
  });

  it('folds no single block', () => {
    expect(folded('==x==')).toBe('==x==');
    expect(folded('===x')).toBe('2=x');
  });

  it('folds a text in which nothing was changed', () => {
    expect(folded('====')).toBe('4');
    expect(folded('')).toBe('');
  });
});
