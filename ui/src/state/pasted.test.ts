import { describe, expect, it } from 'vitest';
import { pastedAddress } from './pasted';

function pasted(text: string, into: Element = document.body): string | null {
  const event = new Event('paste', { bubbles: true }) as ClipboardEvent;
  Object.defineProperty(event, 'clipboardData', { value: { getData: () => text } });
  let address: string | null = null;
  const listen = (heard: Event) => (address = pastedAddress(heard as ClipboardEvent));
  document.addEventListener('paste', listen, { once: true });
  into.dispatchEvent(event);
  return address;
}

describe('pasting an address', () => {
  it('is seen when it is one, and alone', () => {
    expect(pasted(' https://kabar.example/a?b=1 \n')).toBe('https://kabar.example/a?b=1');
    for (const text of [
      '',
      'kabar',
      'javascript:alert(1)',
      'file:///etc',
      'https://',
      'see https://a.example',
    ]) {
      expect(pasted(text), text).toBeNull();
    }
  });

  it('is left to the field that it is pasted into', () => {
    document.body.innerHTML = '<label><input></label>';
    expect(pasted('https://kabar.example/a', document.querySelector('input')!)).toBeNull();
  });
});
