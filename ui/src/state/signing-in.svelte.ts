import type { SignIn, SignInKind } from '../ipc';

/** Whether what is sent to an address can be read on its way, by others than this computer. */
export function isInTheOpen(address: string): boolean {
  if (!URL.canParse(address.trim())) return false;
  const url = new URL(address.trim());
  if (url.protocol !== 'http:') return false;
  return !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
}

/** What a person types to be let in. */
export class SigningIn {
  way = $state<SignInKind>('basic');
  /** The name of whoever signs in, or of the header. */
  name = $state('');
  secret = $state('');

  /** What can be sent of it, once there is enough. */
  get value(): SignIn | null {
    const [name, secret] = [this.name.trim(), this.secret];
    if (secret === '') return null;
    if (this.way === 'cookie') return { kind: 'cookie', cookie: secret.trim() };
    if (name === '') return null;
    if (this.way === 'basic') return { kind: 'basic', user: name, password: secret };
    return { kind: 'header', name, value: secret.trim() };
  }

  /** Another way needs other words. */
  choose(way: SignInKind): void {
    this.way = way;
    this.forget();
  }

  /** A secret that was used has no business in the window any more. */
  forget(): void {
    this.name = this.secret = '';
  }
}
