import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = process.env.WARTA_CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  // Every test has an engine and a newsroom of its own, and they need the machine.
  workers: 1,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Not the newsrooms' own, so that their clock and the reader's can be told apart.
    timezoneId: 'Europe/Berlin',
    colorScheme: 'light',
    // Nothing is measured while it still moves.
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // Without one, Playwright takes its own.
      executablePath: existsSync(chromium) ? chromium : undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
