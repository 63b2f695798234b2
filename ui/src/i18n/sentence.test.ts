import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en';
import { id } from './id';
import { sentence, speak } from '.';

const errors = join(import.meta.dirname, '../../../src-tauri/engine/src/error.rs');

/** The codes that the engine can answer with, as its source has them. */
function codes(): string[] {
  const body = /fn code\(&self\).*?\n {4}\}/s.exec(readFileSync(errors, 'utf8'))?.[0] ?? '';
  return [...body.matchAll(/=> "([a-z_]+)"/g)].map(([, code]) => code ?? '');
}

afterEach(() => speak('en'));

describe('sentence', () => {
  it('knows every code of the engine, and no other', () => {
    expect(Object.keys(en.errors).sort()).toEqual(codes().sort());
  });

  it.each(codes())('fills %s in both languages', (code) => {
    for (const catalogue of [en, id]) {
      const text = catalogue.errors[code as keyof typeof en.errors](['one', 'two']);
      expect(text).not.toContain('undefined');
      expect(text).toMatch(/[.…]|: one$/);
    }
  });

  it('follows the language', () => {
    const problem = { code: 'timeout', args: ['berita.example'] };
    speak('id');
    expect(sentence(problem)).toBe('berita.example tidak menjawab tepat waktu. Coba lagi nanti.');
    speak('en');
    expect(sentence(problem)).toBe('berita.example did not answer in time. Try again later.');
  });

  it('falls back to the engine’s own sentence', () => {
    expect(sentence({ code: 'of_tomorrow', args: [], message: 'Something new.' })).toBe(
      'Something new.',
    );
    expect(sentence({ code: 'constructor', args: [] })).toContain('constructor');
  });
});
