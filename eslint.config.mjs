import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Forbids imports whose path matches one of the groups: the arrows of the design, enforced. */
const forbid = (files, ...groups) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          { group: ['**/extension'], message: 'Nothing imports extension.ts.' },
          ...groups.map((group) => ({ group, message: 'This folder must not depend on that one: see CONTRIBUTING.' })),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'coverage/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: 'only-allowed-literals' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  forbid(
    ['src/core/**'],
    ['vscode', 'node:*'],
    ['**/language/**', '**/frameworks/**', '**/features/**', '**/preview/**', '**/protocol', '**/config'],
  ),
  forbid(['src/language/**'], ['vscode', 'node:*'], ['**/frameworks/**', '**/features/**', '**/preview/**', '**/protocol', '**/config']),
  forbid(
    ['src/interpreter/**'],
    ['vscode', 'node:*'],
    ['**/frameworks/**', '**/rules/**', '**/features/**', '**/preview/**', '**/protocol', '**/config'],
  ),
  forbid(['src/frameworks/**'], ['vscode', 'node:*'], ['**/features/**', '**/preview/**', '**/protocol', '**/config']),
  forbid(
    ['src/exports/**', 'src/logs/**'],
    ['vscode', 'node:*'],
    ['**/frameworks/**', '**/features/**', '**/preview/**', '**/protocol', '**/config'],
  ),
  forbid(['src/*.ts', 'src/features/**', 'src/preview/**'], ['node:*'], ['**/webview/**']),
  // Of the rules that are for a file, the last one counts.
  forbid(
    ['src/protocol.ts', 'src/protocol/**'],
    ['vscode', 'node:*'],
    ['**/frameworks/**', '**/features/**', '**/preview/**', '**/config'],
  ),
  forbid(['webview/**'], ['vscode', 'node:*'], ['**/language/**', '**/frameworks/**', '**/features/**', '**/preview/**', '**/config']),
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', require: 'readonly', __dirname: 'readonly', module: 'readonly' },
    },
  },
);
