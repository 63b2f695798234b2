import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// Where the development host answers. The built app never asks the network for anything.
const devhost = process.env.WARTA_DEVHOST ?? 'http://127.0.0.1:7878';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite',
  plugins: [svelte(), svelteTesting()],
  build: {
    target: ['chrome130', 'safari18'],
    cssTarget: ['chrome130', 'safari18'],
    // Everything stays a file: the window's policy lets nothing inline run.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        // The reader's sheet is linked by name from the article frame.
        assetFileNames: (asset) =>
          asset.names.includes('reader.css') ? 'reader.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
  server: {
    port: 1420,
    strictPort: true,
    proxy: { '/rpc': devhost, '/events': devhost, '/asset/': devhost },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
  },
});
