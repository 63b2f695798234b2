import { describe, expect, it } from 'vitest';
import { en } from '../../i18n/en';
import { id } from '../../i18n/id';
import { showNotes } from './note-popover';
import { linkNotes } from './notes';

const html =
  '<p>One,<sup data-note="1">1</sup> two<sup data-note="2">*</sup> and one again.<sup data-note="1">[1]</sup></p>' +
  '<p>Lost.<sup data-note="9">9</sup></p><h2>Notes</h2>' +
  '<ol><li data-note="1"><p>First.</p><p>More.</p></li><li data-note="2">Second, <a href="https://x.example/">there</a></li>' +
  '<li data-note="3"><p>Uncalled.</p></li></ol>';

function text(markup = html, words = en.forms): HTMLElement {
  const doc = document.implementation.createHTMLDocument();
  doc.body.innerHTML = markup;
  linkNotes(doc.body, words, 'en');
  return doc.body;
}

const labels = (body: HTMLElement, selector: string) =>
  [...body.querySelectorAll(selector)].map((button) => button.getAttribute('aria-label'));

describe('notes', () => {
  it('have marks that can be pressed', () => {
    const body = text();
    expect(labels(body, 'sup > button.mark')).toEqual(['Note 1', 'Note *', 'Note 1']);
    expect(body.querySelector('button')?.textContent).toBe('1');
    expect(body.querySelector('p')?.textContent).toBe('One,1 two* and one again.1');
  });

  it('have a way back to each of their marks', () => {
    const body = text();
    expect(labels(body, '.back')).toEqual([
      'Back to mark 1, place 1',
      'Back to mark 1, place 2',
      'Back to mark *',
    ]);
    expect(labels(text(html, id.forms), '.back').at(-1)).toBe('Kembali ke tanda *');
    const last = body.querySelector('li[data-note="1"] p:last-child')!;
    expect(last.querySelectorAll('.back')).toHaveLength(2);
  });

  it('have their number before them', () => {
    const list = text().querySelector('ol')!;
    expect(list.className).toBe('notes');
    expect(list.getAttribute('role')).toBe('list');
    const numbers = [...list.querySelectorAll('li > .note-number')].map((one) => one.textContent);
    expect(numbers).toEqual(['1.', '*', '3.']);
  });

  it('stay what they are where mark or note is missing', () => {
    const body = text();
    expect(body.querySelector('sup[data-note="9"]')?.innerHTML).toBe('9');
    expect(body.querySelector('li[data-note="3"] .back')).toBeNull();
    const alone = text('<p>a<sup data-note="1">1</sup></p>');
    expect(alone.innerHTML).toBe('<p>a<sup data-note="1">1</sup></p>');
  });

  it('take no line from their word', () => {
    const held = text().querySelector('.held')!;
    expect(held.textContent).toBe(',1');
    const two = text(
      '<p>a<sup data-note="1">1</sup><sup data-note="1">1</sup></p><ol><li data-note="1">b</li></ol>',
    );
    expect(two.querySelector('.held')?.textContent).toBe('a11');
  });

  it('are no links, whatever the page made of them', () => {
    const body = text(
      '<p>a<a href="https://x.example/#1"><sup data-note="1">1</sup></a></p><ul><li data-note="1">b</li></ul>',
    );
    expect(body.querySelector('a')).toBeNull();
    expect(body.querySelector('.mark')?.textContent).toBe('1');
  });

  it('take any mark for what it is, and nothing for a selector', () => {
    const body = text(
      '<p>a<sup data-note="&quot;]*">†</sup></p><ol><li data-note="&quot;]*">b</li></ol>',
    );
    expect(labels(body, 'button')).toEqual(['Note †', 'Back to mark †']);
  });
});

describe('the popover of a note', () => {
  function opened() {
    const body = text();
    const frame = body.ownerDocument;
    const shut = showNotes(frame, () => ({ forms: en.forms, close: 'Close', language: 'en' }));
    const press = (selector: string, index = 0) =>
      body.querySelectorAll<HTMLElement>(selector)[index]!.click();
    const key = (name: string, from: Element, shiftKey = false) => {
      const event = new KeyboardEvent('keydown', {
        key: name,
        shiftKey,
        bubbles: true,
        cancelable: true,
      });
      from.dispatchEvent(event);
      return event;
    };
    const note = () => body.querySelector('[role="dialog"]');
    return { body, frame, shut, press, key, note };
  }

  it('shows what the note says, without its way back', () => {
    const { body, press, note } = opened();
    press('.mark');
    expect(note()?.getAttribute('aria-label')).toBe('Note 1');
    expect(note()?.textContent?.trim()).toBe('First.More.');
    expect(note()?.querySelectorAll('.back')).toHaveLength(0);
    expect(body.querySelector('.mark')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('is one at a time, and shut by its mark, its button and a press elsewhere', () => {
    const { body, press, note } = opened();
    press('.mark');
    press('.mark', 1);
    expect(body.querySelectorAll('[role="dialog"]')).toHaveLength(1);
    expect(note()?.getAttribute('aria-label')).toBe('Note *');
    press('.mark', 1);
    expect(note()).toBeNull();
    press('.mark');
    press('.shut');
    expect(note()).toBeNull();
    press('.mark');
    press('[role="dialog"] p');
    expect(note()).not.toBeNull();
    press('h2');
    expect(note()).toBeNull();
    expect(body.querySelector('[aria-expanded="true"]')).toBeNull();
  });

  it('is shut by Escape, which nobody else hears', () => {
    const { body, frame, press, key, note } = opened();
    const heard: string[] = [];
    frame.addEventListener('keydown', ({ key }) => heard.push(key));
    press('.mark');
    expect(key('Escape', note()!).defaultPrevented).toBe(true);
    expect(note()).toBeNull();
    expect(heard).toEqual([]);
    key('Escape', body);
    expect(heard).toEqual(['Escape']);
  });

  it('is left by Tab to where its mark is', () => {
    const { press, key, note } = opened();
    press('.mark', 1);
    expect(key('Tab', note()!).defaultPrevented).toBe(false);
    expect(note()).not.toBeNull();
    key('Tab', note()!.querySelector('.shut')!);
    expect(note()).toBeNull();
    press('.mark', 1);
    expect(key('Tab', note()!, true).defaultPrevented).toBe(true);
    expect(note()).toBeNull();
  });

  it('goes with its article', () => {
    const { shut, press, note } = opened();
    press('.mark');
    shut();
    expect(note()).toBeNull();
  });
});
