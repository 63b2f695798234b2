import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { directionOf } from './direction';
import { layOutForms } from './forms';
import { offerScrolling } from './scrolling';

function text(html: string): HTMLElement {
  const doc = document.implementation.createHTMLDocument();
  doc.body.innerHTML = html;
  layOutForms(doc.body, en.forms, 'en', null);
  return doc.body;
}

describe('boxes', () => {
  it('have an icon and their title, and are no quotation', () => {
    const box = text(
      '<blockquote data-callout="tip"><p><strong>Do this</strong></p><p>Well.</p></blockquote>',
    ).querySelector('blockquote')!;
    expect(box.getAttribute('role')).toBe('note');
    expect(box.getAttribute('aria-label')).toBe('Do this');
    expect(box.querySelector('.box-title > svg')?.getAttribute('aria-hidden')).toBe('true');
    expect(box.querySelectorAll('p')).toHaveLength(2);
  });

  it('are named for what they are where they have no title', () => {
    const box = text(
      '<blockquote data-callout="danger"><p><strong>Never</strong> do this.</p></blockquote>',
    ).querySelector('blockquote')!;
    expect(box.querySelector('.box-title')?.textContent).toBe('Danger');
    expect(box.children[1]?.textContent).toBe('Never do this.');
  });

  it('are left alone where their kind is unknown', () => {
    const html = '<blockquote data-callout="constructor"><p>Text</p></blockquote>';
    expect(text(html).innerHTML).toBe(html);
    expect(text('<blockquote><p>Text</p></blockquote>').querySelector('svg')).toBeNull();
  });
});

describe('tables', () => {
  const table = (rows: string, head = '') =>
    text(`<table><caption>Waves</caption>${head}<tbody>${rows}</tbody></table>`);

  it('scroll in a box that is called like them', () => {
    const box = table('<tr><td>a</td></tr>').querySelector<HTMLElement>('.table')!;
    expect(box.dataset.scrolls).toBe('Waves');
    expect(box.querySelector('caption > span')?.textContent).toBe('Waves');
    const inner = text('<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>');
    expect(inner.querySelectorAll('.table')).toHaveLength(1);
    expect(inner.querySelector<HTMLElement>('.table')?.dataset.scrolls).toBe('Table');
  });

  it('have their numbers in line, with the heading above them', () => {
    const body = table(
      '<tr><td>M</td><td>84.2</td><td>1</td></tr><tr><td>S</td><td>−1.234,5 %</td><td>none</td></tr>',
      '<thead><tr><th>Wave</th><th>Height</th><th>Other</th></tr></thead>',
    );
    const inLine = [...body.querySelectorAll('.in-line')].map((cell) => cell.textContent);
    expect(inLine).toEqual(['Height', '84.2', '−1.234,5 %']);
  });

  it.each(['12', '1 234,50', '−3.5 °', 'Rp 2.000', '€ 5', '12–14', '3.8 m', '90 km/h', '58 %'])(
    'know a number: %s',
    (number) => {
      expect(table(`<tr><td>${number}</td></tr>`).querySelector('.figure')).not.toBeNull();
    },
  );

  it.each(['two', '12 boats left', 'Monday 3', ''])('know what is none: %s', (words) => {
    expect(table(`<tr><td>${words}</td></tr>`).querySelector('.figure')).toBeNull();
  });
});

describe('what scrolls', () => {
  it('can be reached and has a name only while there is more of it than is seen', () => {
    const body = text('<pre><code>x</code></pre>');
    const pre = body.querySelector('pre')!;
    let width = 900;
    Object.defineProperties(pre, {
      scrollWidth: { get: () => width },
      clientWidth: { get: () => 600 },
    });
    offerScrolling(body);
    expect([pre.tabIndex, pre.getAttribute('role'), pre.getAttribute('aria-label')]).toEqual([
      0,
      'group',
      'Code',
    ]);
    width = 600;
    offerScrolling(body);
    expect(pre.outerHTML).toBe('<pre data-scrolls="Code"><code>x</code></pre>');
  });
});

describe('the direction of a text', () => {
  it.each([
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['he', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['ku-Latn', 'ltr'],
    ['id', 'ltr'],
    ['en-GB', 'ltr'],
    ['', 'auto'],
    [null, 'auto'],
  ] as const)('follows its language: %s', (language, direction) => {
    expect(directionOf(language)).toBe(direction);
  });
});
