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
          ...groups
            .filter((group) => group.length > 0)
            .map((group) => ({ group, message: 'This folder must not depend on that one: see CONTRIBUTING.' })),
        ],
      },
    ],
  },
});

const folders = (...names) => names.map((name) => `**/${name}/**`);
const hosts = ['vscode', 'node:*', '**/protocol', '**/config', ...folders('features', 'preview', 'webview')];
/** Whoever needs frameworks asks for those of a text, and knows none of them by name. */
const namedFrameworks = ['**/frameworks/**', '!**/frameworks/frameworksFor'];

/** Features know kinds of schedules by their definitions: the methods of our own language are one family of many. */
const methods = ['**/core/methods/**'];

/** The rooms of a folder, each with those of the same folder that it may import from. */
const languageRooms = {
  tree: [],
  text: ['tree'],
  python: ['tree', 'text'],
  expressions: ['tree', 'text', 'python'],
  yaml: ['tree', 'text', 'expressions'],
  toml: ['tree', 'text', 'expressions'],
  json: ['tree', 'text', 'expressions'],
  cfg: ['tree', 'text', 'expressions', 'json', 'toml'],
  shell: ['tree', 'text', 'expressions', 'json'],
  resolve: ['tree', 'text'],
  run: ['tree', 'text', 'resolve'],
  find: ['tree', 'text', 'python', 'expressions', 'yaml', 'toml', 'json', 'cfg', 'shell', 'resolve', 'run'],
};
const pageRooms = {
  elements: [],
  chart: ['elements'],
  plot: ['elements', 'chart'],
  controls: ['elements'],
  panes: ['elements', 'chart'],
  takeAway: ['elements', 'chart'],
};
const forbidBetween = (folder, rooms, ...groups) =>
  Object.entries(rooms).map(([room, mayImport]) =>
    forbid(
      [`${folder}/${room}/**`],
      ...groups,
      folders(...Object.keys(rooms).filter((other) => other !== room && !mayImport.includes(other))),
    ),
  );

const aboveLanguage = folders('frameworks', 'interpreter', 'rules', 'exports', 'logs');
const besidePage = [
  'vscode',
  'node:*',
  '**/config',
  ...folders('language', 'frameworks', 'interpreter', 'rules', 'logs', 'features', 'preview'),
];

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
  // Of the rules that are for a file, the last one counts.
  forbid(['src/*.ts', 'src/features/**', 'src/preview/**'], ['node:*', ...folders('webview')], namedFrameworks, methods),
  forbid(
    ['src/protocol.ts', 'src/protocol/**'],
    ['vscode', 'node:*', '**/config', ...folders('features', 'preview', 'webview'), ...aboveLanguage],
  ),
  forbid(['src/core/**'], hosts, folders('language'), aboveLanguage),
  forbid(['src/language/*.ts'], hosts, aboveLanguage),
  ...forbidBetween('src/language', languageRooms, hosts, aboveLanguage, ['../index', '**/language/index']),
  forbid(['src/interpreter/**'], hosts, folders('frameworks', 'rules', 'exports', 'logs')),
  forbid(['src/frameworks/**'], hosts, folders('rules', 'exports', 'logs')),
  forbid(['src/rules/**'], hosts, folders('exports', 'logs'), namedFrameworks, methods),
  forbid(['src/exports/**'], hosts, folders('frameworks', 'interpreter', 'rules', 'logs'), methods),
  forbid(['src/process/**'], ['vscode', ...folders('core', 'language', 'features', 'preview', 'webview'), ...aboveLanguage]),
  forbid(['src/logs/**'], hosts, folders('language', 'frameworks', 'interpreter', 'rules', 'exports')),
  forbid(['webview/*.ts'], besidePage),
  ...forbidBetween('webview', pageRooms, besidePage),
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', require: 'readonly', __dirname: 'readonly', module: 'readonly' },
    },
  },
);
