import type { SignIn, SignInKind } from '../ipc';

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
