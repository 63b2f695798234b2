import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import svelteConfig from './ui/svelte.config.js';

const onlyTheHostKnowsTauri = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only ui/src/ipc may know the desktop shell.' }],
};

export default tseslint.config(
  { ignores: ['target/', 'gen/', 'ui/dist/', 'test-results/', 'ui/src/ipc/bindings.ts'] },
  ...tseslint.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'], svelteConfig },
    },
  },
  {
    files: ['ui/src/**/*.{ts,svelte}'],
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
      'no-restricted-imports': ['error', onlyTheHostKnowsTauri],
      'svelte/no-at-html-tags': 'error',
      'svelte/require-each-key': 'error',
      // Controllers keep their look-ups out of reactivity on purpose.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['tests/ui/**/*.ts'],
    languageOptions: { parserOptions: { project: 'ui/tsconfig.json' } },
    rules: {
      eqeqeq: 'error',
      // An expectation that nobody waits for holds always.
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  { files: ['ui/src/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
);
