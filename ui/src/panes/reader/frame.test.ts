import { describe, expect, it, vi } from 'vitest';
import { FakeHost } from '../../ipc/fake';
import type { Host } from '../../ipc';
import { articleNodes, frameDocument } from './frame-document';
import { guard, lookAgain } from './frame-guard';
import { positionOf, scrollTopFor } from './position';

const shell: Host = {
  call: () => Promise.reject(new Error('not asked')),
  listen: () => () => undefined,
  assetUrl: (key) => `http://warta-asset.localhost/${key}`,
};

describe('the frame’s document', () => {
  it('lets nothing in but the sheet and kept files', () => {
    const text = frameDocument('tauri://localhost/reader.css', shell);
    expect(text).toContain("default-src 'none'; script-src 'none';");
    expect(text).toContain('img-src warta-asset: http://warta-asset.localhost;');
    expect(text).not.toMatch(/<script|<style|style=|unsafe/);
  });

  it('shows kept pictures from where the host has them', () => {
    const key = 'ab12'.repeat(16);
    const nodes = articleNodes(`<p><img src="warta-asset://localhost/${key}"></p>`, shell);
    const picture = (nodes[0] as Element).querySelector('img');
    expect(picture?.getAttribute('src')).toBe(`http://warta-asset.localhost/${key}`);
  });

  it('puts restored blocks back as text, each where it stood', () => {
    const restored = [
      { reason: 'promo', text: 'One <b>two</b>', place: 1 },
      { reason: 'promo', text: 'Three', place: 1 },
      { reason: 'related', text: 'Four' },
    ] as const;
    const nodes = articleNodes('<p>a</p><p>b</p>', shell, [...restored]);
    expect(nodes.map((node) => node.textContent)).toEqual([
      'a',
      'One <b>two</b>',
      'Three',
      'b',
      'Four',
    ]);
    expect((nodes[1] as Element).children).toHaveLength(0);
  });

  it('keeps an asset address inside its attribute', () => {
    const nodes = articleNodes('<img src="warta-asset://localhost/ff">', FakeHost.empty());
    expect(nodes).toHaveLength(1);
    expect((nodes[0] as Element).getAttribute('src')).toMatch(/^data:image\/svg/);
  });
});

describe('the guard', () => {
  function guarded(html: string) {
    const frame = document.implementation.createHTMLDocument();
    frame.body.innerHTML = html;
    const onlink = vi.fn();
    const onkeydown = vi.fn();
    guard(frame, { onlink, onkeydown });
    const fire = (event: Event, selector = 'b') => {
      frame.querySelector(selector)!.dispatchEvent(event);
      return event.defaultPrevented;
    };
    return { onlink, onkeydown, fire, frame };
  }

  const press = (type: string, init: MouseEventInit = {}) =>
    new MouseEvent(type, { bubbles: true, cancelable: true, ...init });

  it('hands links over, however they are pressed', () => {
    const { onlink, fire } = guarded('<a href="https://berita.example/1">to <b>it</b></a>');
    expect(fire(press('click'))).toBe(true);
    expect(fire(press('click', { ctrlKey: true }))).toBe(true);
    expect(fire(press('auxclick', { button: 1 }))).toBe(true);
    expect(onlink.mock.calls).toEqual([
      ['https://berita.example/1'],
      ['https://berita.example/1'],
      ['https://berita.example/1'],
    ]);
  });

  it('stops links that lead nowhere good', () => {
    for (const href of ['javascript:alert(1)', 'file:///etc/passwd', '\\\\host\\x', '/here']) {
      const { onlink, fire } = guarded(`<a href="${href}"><b>x</b></a>`);
      expect(fire(press('click'))).toBe(true);
      expect(onlink).not.toHaveBeenCalled();
    }
  });

  it('lets a click on text be', () => {
    const { onlink, fire } = guarded('<p><b>text</b></p>');
    expect(fire(press('click'))).toBe(false);
    expect(onlink).not.toHaveBeenCalled();
  });

  it('stops dragging and sending, and passes keys on', () => {
    const { fire, onkeydown } = guarded('<form><b>x</b></form>');
    expect(fire(press('dragstart'))).toBe(true);
    expect(fire(new Event('submit', { cancelable: true, bubbles: true }), 'form')).toBe(true);
    fire(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
    expect(onkeydown).toHaveBeenCalledOnce();
  });

  it('marks a picture that is missing, and asks for it again when there may be more', () => {
    const { fire, frame } = guarded('<img src="a"><img src="b">');
    fire(new Event('error'), 'img');
    const [missing, shown] = [...frame.querySelectorAll('img')];
    expect(missing!.dataset.missing).toBe('');
    Object.defineProperty(shown, 'naturalWidth', { value: 640 });
    lookAgain(frame);
    const [again, same] = [...frame.querySelectorAll('img')];
    expect(again).not.toBe(missing);
    expect(again!.getAttribute('src')).toBe('a');
    expect(again!.dataset.missing).toBeUndefined();
    expect(same).toBe(shown);
  });
});

describe('the reading position', () => {
  it('is a share of what can be scrolled', () => {
    const page = { scrollTop: 300, scrollHeight: 1400, clientHeight: 800 };
    expect(positionOf(page)).toBe(0.5);
    expect(scrollTopFor(page, 0.5)).toBe(300);
    expect(positionOf({ ...page, scrollHeight: 500 })).toBe(0);
  });
});
