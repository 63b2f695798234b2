import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { id } from './id';

type Entry = string | ((...args: never[]) => string) | { [key: string]: Entry };

function entries(part: Entry, path = ''): [string, Entry][] {
  if (typeof part !== 'object') return [[path, part]];
  return Object.entries(part).flatMap(([key, value]) => entries(value, `${path}.${key}`));
}

describe('catalogues', () => {
  it('say the same things in both languages', () => {
    const paths = (catalogue: Entry) => entries(catalogue).map(([path]) => path);
    expect(paths(id)).toEqual(paths(en));
  });

  it.each([
    ['en', en],
    ['id', id],
  ])('have no empty entry: %s', (_, catalogue) => {
    const empty = entries(catalogue as Entry).filter(([, text]) => text === '');
    expect(empty).toEqual([]);
  });

  it('count in both languages', () => {
    expect(en.reader.moved(1)).toBe('1 related link moved out of the text');
    expect(en.reader.moved(2)).toBe('2 related links moved out of the text');
    expect(id.reader.moved(2)).toBe('2 tautan terkait dipindahkan dari isi berita');
    expect([1, 12, null].map((count) => en.reader.comments(count))).toEqual([
      '1 comment',
      '12 comments',
      'Comments',
    ]);
    expect(id.reader.comments(12)).toBe('12 komentar');
    expect(id.done.imported(2, 1, 0)).toContain(' dan ');
  });
});

const spokenAttributes = ['aria-label', 'title', 'placeholder', 'alt', 'label', 'text'];

interface Node {
  type: string;
  name?: string;
  data?: string;
  value?: unknown;
}

/** Every piece of literal text in the markup of a component. */
function literals(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) node.forEach((each) => literals(each, found));
  else if (typeof node === 'object' && node !== null) {
    const { type, name, data, value } = node as Node;
    if (type === 'StyleDirective') return found;
    if (type === 'Text' && /\p{L}/u.test(data ?? '')) found.push(data ?? '');
    if (type === 'Attribute') {
      if (spokenAttributes.includes(name ?? '')) literals(value, found);
      return found;
    }
    Object.values(node).forEach((each) => literals(each, found));
  }
  return found;
}

describe('components', () => {
  const source = join(import.meta.dirname, '..');
  const components = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte'))
    .sort();

  it.each(components)('hold no text of their own: %s', (file) => {
    const { fragment } = parse(readFileSync(join(source, file), 'utf8'), { modern: true });
    expect(literals(fragment)).toEqual([]);
  });
});
