import { describe, expect, it } from 'vitest';
import { isInTheOpen, SigningIn } from './signing-in.svelte';

describe('signing in', () => {
  it('is complete when what its way needs is there', () => {
    const signing = new SigningIn();
    expect(signing.value).toBeNull();
    signing.secret = ' a b ';
    expect(signing.value).toBeNull();
    signing.name = ' pembaca ';
    expect(signing.value).toEqual({ kind: 'basic', user: 'pembaca', password: ' a b ' });
    signing.choose('header');
    expect(signing.value).toBeNull();
    signing.name = 'x-key';
    signing.secret = ' k ';
    expect(signing.value).toEqual({ kind: 'header', name: 'x-key', value: 'k' });
    signing.choose('cookie');
    signing.secret = 'sid=1';
    expect(signing.value).toEqual({ kind: 'cookie', cookie: 'sid=1' });
    signing.forget();
    expect(signing.value).toBeNull();
  });
});

describe('an address', () => {
  it('is in the open where others can read what is sent to it', () => {
    for (const open of [
      'http://kabar.example/feed',
      ' HTTP://192.168.1.5/feed',
      'http://127.example/',
    ]) {
      expect(isInTheOpen(open), open).toBe(true);
    }
    for (const safe of [
      'https://kabar.example/feed',
      'kabar.example',
      'http://localhost:8080/feed',
      'http://127.0.0.1/',
      '',
    ]) {
      expect(isInTheOpen(safe), safe).toBe(false);
    }
  });
});
