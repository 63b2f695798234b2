import { describe, expect, it } from 'vitest';
import type { EditCount } from '../ipc';
import { en } from './en';
import { id } from './id';

const edits: EditCount[] = [
  { kind: 'headline', count: 1 },
  { kind: 'number', count: 2 },
  { kind: 'quote', count: 1 },
  { kind: 'added', count: 1 },
  { kind: 'typo', count: 3 },
];

describe('the summary of an edit', () => {
  it('is a sentence in both languages', () => {
    expect(en.changes.summary(edits)).toBe(
      'Headline, 2 numbers, and 1 quote changed; 1 paragraph added; 3 typos corrected',
    );
    expect(id.changes.summary(edits)).toBe(
      'Judul, 2 angka dan 1 kutipan diubah; 1 paragraf ditambahkan; 3 salah ketik dibetulkan',
    );
  });

  it('begins with a capital or a number', () => {
    expect(en.changes.summary([{ kind: 'headline', count: 1 }])).toBe('Headline changed');
    expect(en.changes.summary([{ kind: 'removed', count: 2 }])).toBe('2 paragraphs removed');
  });

  it('says when nothing is to be read', () => {
    expect(en.changes.summary([])).toBe('The words are the same.');
  });
});
