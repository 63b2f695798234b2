import { speak } from '../i18n';
import type { Host, Settings } from '../ipc';

/** How the person wants Warta to look, applied to the document at once. */
export class Preferences {
  settings = $state.raw<Settings>({
    theme: 'system',
    language: 'system',
    density: 'comfortable',
    refresh_in_background: true,
  });

  #host: Host;
  #known: Promise<void> = Promise.resolve();

  constructor(host: Host) {
    this.#host = host;
  }

  load(): Promise<void> {
    this.#apply(this.settings);
    const kept = this.#host.call('get_settings', {}).then((settings) => this.#apply(settings));
    this.#known = kept.catch(() => undefined);
    return kept;
  }

  async change(part: Partial<Settings>): Promise<void> {
    // One that is changed does not take the place of those that are not known yet.
    await this.#known;
    const before = this.settings;
    this.#apply({ ...before, ...part });
    try {
      await this.#host.call('set_settings', this.settings);
    } catch (cause) {
      this.#apply(before);
      throw cause;
    }
  }

  #apply(settings: Settings): void {
    this.settings = settings;
    speak(settings.language);
    applyTheme(document.documentElement, settings.theme);
  }
}

export function applyTheme(root: HTMLElement, theme: Settings['theme']): void {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
