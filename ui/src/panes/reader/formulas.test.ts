import { beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { hasFormulas, loadTypesetter, setFormulas, typesetter, type Typeset } from './formulas';

let typeset: Typeset;
beforeAll(async () => {
  expect(typesetter()).toBeNull();
  typeset = await loadTypesetter();
  expect(typesetter()).toBe(typeset);
});

function text(html: string): HTMLElement {
  const doc = new DOMParser().parseFromString(html, 'text/html');
  setFormulas(doc.body, typeset, en.forms);
  return doc.body;
}

function formula(tex: string, kind: 'inline' | 'block' = 'inline'): HTMLElement {
  const code = document.createElement('code');
  code.dataset.formula = kind;
  code.textContent = tex;
  return text(`<p>${code.outerHTML}</p>`);
}

/** What stands in a formula, without what it is made of. */
function shown(tex: string, kind?: 'inline' | 'block'): string | undefined {
  return formula(tex, kind)
    .querySelector('math')
    ?.textContent.replaceAll(/[\u2061\s]/g, '');
}

describe('formulas', () => {
  it('are known by their attribute', () => {
    expect(hasFormulas('<p><code data-formula="inline">x</code></p>')).toBe(true);
    expect(hasFormulas('<p><code>data-formula</code></p>')).toBe(false);
  });

  it('become MathML in their line, and say their TeX to who cannot see them', () => {
    const body = text('<p>Where <code data-formula="inline">E = mc^2</code> holds.</p>');
    const math = body.querySelector('math')!;
    expect(math.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
    expect(math.getAttribute('alttext')).toBe('E = mc^2');
    expect(math.parentElement!.localName).toBe('p');
    expect(math.querySelector('msup')?.textContent).toBe('c2');
    expect(body.querySelector('code')).toBeNull();
  });

  it('on a line of their own scroll in it, with their number beside them', () => {
    const body = formula('\\sum_{i=1}^n i \\tag{1.2}', 'block');
    const line = body.querySelector('p > .formula')!;
    const [box, number] = line.children;
    expect((box as HTMLElement).dataset.scrolls).toBe('Formula');
    expect(box!.querySelector('math')?.getAttribute('display')).toBe('block');
    expect(box!.querySelector('mtable')).toBeNull();
    expect(number?.textContent).toBe('(1.2)');
  });

  it('keep several numbers for their lines', () => {
    const tex = '\\begin{align} a &= b \\tag{1} \\\\ c &= d \\\\ e &= f \\tag{3} \\end{align}';
    const body = formula(tex, 'block');
    const rows = [...body.querySelectorAll('mtr')].map((row) => row.textContent);
    expect(rows).toEqual(['a=b', 'c=d', 'e=f']);
    const numbers = [...body.querySelectorAll<HTMLElement>('.numbers > .number')];
    expect(numbers.map(({ textContent, dataset }) => [textContent, dataset.row])).toEqual([
      ['(1)', '0'],
      ['(3)', '2'],
    ]);
  });

  it('have no number that the page does not have', () => {
    const body = formula('\\begin{align} a &= b \\\\ c &= d \\end{align}', 'block');
    expect(body.querySelector('.formula')?.children).toHaveLength(1);
  });

  it.each([
    ['\\mbox{if }x', 'ifx'],
    ['\\begin{eqnarray} a &=& b \\nonumber \\\\ &\\le& c \\end{eqnarray}', 'a=b≤c'],
    ['\\require{cancel}\\label{eq:1} x \\mathds{1}', 'x𝟙'],
  ])('are understood as they are written on the web: %s', (tex, text) => {
    expect(shown(tex, 'block')).toBe(text);
  });

  it('come in pieces between which a line may break', () => {
    const pieces = [...formula('a = b + c').querySelector('math')!.children];
    expect(pieces.map((piece) => piece.textContent)).toEqual(['a=', 'b+', 'c']);
  });

  it.each([
    '\\frac{a}{b}',
    '\\hat{\\mathbf{x}} \\le \\overbrace{a+b}^{2}',
    '\\begin{array}{l|cc} a & b & c \\\\ \\hline d & e & f \\end{array}',
    '\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}',
    '\\boxed{\\cancel{x}} \\underline{y} \\pmb{z} \\rule{1em}{2pt}',
    '\\left( \\begin{smallmatrix} a & b \\\\ c & d \\end{smallmatrix} \\right)',
    '\\xrightarrow[below]{above} \\sqrt[3]{x} \\binom{n}{k} \\lVert v \\rVert',
    '\\cancelto{0}{x} + \\mathllap{a}b',
  ])('are set without inline styles, names or addresses: %s', (tex) => {
    const body = formula(tex, 'block');
    expect(body.querySelector('math')).not.toBeNull();
    for (const element of body.querySelectorAll('math, math *')) {
      expect(element.namespaceURI).toContain('MathML');
      for (const name of ['style', 'id', 'href', 'title', 'mathcolor', 'mathbackground']) {
        expect(element.hasAttribute(name), `${element.localName} ${name}`).toBe(false);
      }
    }
  });

  it('have the colour of the text', () => {
    const math = formula('\\color{red}{x}\\colorbox{#ff0}{$y$}').querySelector('math')!;
    expect(math.innerHTML).toBe('<mrow><mi>x</mi><mrow><mi>y</mi></mrow></mrow>');
  });

  it.each(['\\frac{a}{b', '\\harbour x', 'a & b', '\\ref{eq:1}', 'x^y^z', '\\begin{align} x'])(
    'stay code where TeX is broken or unknown: %s',
    (tex) => {
      const body = formula(tex);
      expect(body.querySelector('math')).toBeNull();
      expect(body.querySelector('code')?.textContent).toBe(tex);
    },
  );
});

describe('hostile TeX', () => {
  const nested = (tex: string, times: number) =>
    Array.from({ length: times }).reduce<string>((inner) => tex.replaceAll('#', () => inner), 'x');

  it.each([
    '\\href{https://evil.test/}{x}',
    '\\url{https://evil.test/}',
    '\\includegraphics{https://evil.test/x.png}',
    '\\htmlId{app}{x}',
    '\\id{app}{x}',
    '\\class{app}{x}',
    '\\style{position:fixed}{x}',
    '\\htmlStyle{position:fixed}{x}',
    '\\data{x=y}{x}',
  ])('is not set: %s', (tex) => {
    const body = formula(tex);
    expect(body.innerHTML).toMatch(/^<p><code data-formula="inline">[^<]*<\/code><\/p>$/);
  });

  it('is text where it pretends to be markup', () => {
    const body = formula('\\text{<img src=x onerror=alert(1)>}');
    expect(body.querySelector('math')?.textContent).toContain('<img');
    expect(body.querySelector('img')).toBeNull();
  });

  it('does not reach far over what is beside it', () => {
    const body = formula('\\rule{9999em}{9999em}\\kern{-9999em}\\hspace{9999em}x');
    const sizes = [...body.querySelectorAll('math *')].flatMap((element) =>
      ['width', 'height', 'lspace', 'voffset'].map((name) => element.getAttribute(name) ?? '0'),
    );
    for (const size of sizes) {
      expect(Math.abs(parseFloat(size))).toBeLessThanOrEqual(size.endsWith('pt') ? 200 : 40);
    }
  });

  const bombs: Record<string, string> = {
    'a macro of itself': '\\def\\a{\\a\\a}\\a',
    'macros of macros':
      [...'bcdefghij'].reduce(
        (tex, name, index) => `${tex}\\def\\${name}{${`\\${'abcdefghi'[index]} `.repeat(10)}}`,
        '\\def\\a{xxxxxxxxxx}',
      ) + '\\j',
    'expanded definitions': '\\def\\a{xx}' + '\\edef\\a{\\a\\a}'.repeat(40) + '\\a',
    'arguments of arguments': `\\def\\f#1{${'#1'.repeat(9)}}${'\\f{'.repeat(8)}x${'}'.repeat(8)}`,
    'what is built twice': nested('\\cancelto{#}{#}', 7),
    'what is built thrice': nested('\\cancelto{a}{#}', 40),
    'what lies over another': nested('\\mathllap{#}', 40),
    'arrows within arrows': nested('\\equilibriumRight{#}', 40),
    'what another name is for': `\\let\\a\\cancelto${nested('\\a{a}{#}', 30)}`,
    'a deep fraction': nested('\\frac{#}{y}', 400),
    'braces that never close': '{'.repeat(5_000),
    'brackets that never close': '\\left('.repeat(900),
    'a very long line': 'x'.repeat(200_000),
    'a very wide table': `\\begin{matrix}${'&'.repeat(2_000)}${'\\\\'.repeat(500)}\\end{matrix}`,
    'a wide table by another name':
      `\\def\\a{${'&'.repeat(500)}}\\begin{matrix}${'\\a'.repeat(20)}` +
      `${'\\\\'.repeat(500)}\\end{matrix}`,
    'a heap of accents': `a${'\u0301'.repeat(5_000)}`,
    'a heap of primes': `x${"'".repeat(5_000)}`,
  };

  it.each(Object.entries(bombs))('is quick: %s', (_, tex) => {
    const began = performance.now();
    const body = formula(tex, 'block');
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(body.querySelectorAll('*').length).toBeLessThan(11_000);
  });

  it('is given up where there is too much of it in one article', () => {
    const one = `<code data-formula="inline">${'x'.repeat(1_000)}</code>`;
    const body = text(one.repeat(300));
    expect(body.querySelectorAll('code').length).toBeGreaterThanOrEqual(100);
  });

  it('defines nothing for the formulas after it', () => {
    const body = text(
      '<code data-formula="inline">\\gdef\\quay{x}\\quay</code><code data-formula="inline">\\quay</code>',
    );
    expect(body.querySelectorAll('math')).toHaveLength(1);
    expect(body.querySelector('code')?.textContent).toBe('\\quay');
  });

  it('is still set where it only looks unusual', () => {
    expect(shown('\\cancelto{0}{x}')).toBe('x0');
    expect(shown('\\def\\half{\\frac12}\\half')).toBe('12');
  });
});
