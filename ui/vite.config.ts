import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { ProxyOptions } from 'vite';
import { defineConfig } from 'vitest/config';

// Where the development host answers. The built app never asks the network for anything.
const devhost = process.env.WARTA_DEVHOST ?? 'http://127.0.0.1:7878';
const port = 1420;

// The development host answers no page but its own: a page of this server is one of its own, and no other is.
const forwarded: ProxyOptions = {
  target: devhost,
  changeOrigin: true,
  configure: (proxy) =>
    proxy.on('proxyReq', (asked, { headers }) => {
      if (headers.origin === `http://localhost:${port}`) asked.setHeader('origin', devhost);
    }),
};

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
    port,
    strictPort: true,
    proxy: { '/rpc': forwarded, '/events': forwarded, '/asset/': forwarded },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/test-setup.ts'],
  },
});
