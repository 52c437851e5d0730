// Builds everything: `node esbuild.js [--watch] [--production] [--no-tests]`.
const { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { runInNewContext } = require('node:vm');
const { deflateRawSync } = require('node:zlib');
const esbuild = require('esbuild');
const { buildParserFile } = require('@lezer/generator');
const { minify } = require('terser');

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

/** Reads grammars: ours are compiled where they are imported, so that no generated parser is kept; the tables of all are packed. */
const grammarPlugin = {
  name: 'lezer-grammar',
  setup(build) {
    const resolveDir = join(__dirname, 'src');
    build.onLoad({ filter: /\.grammar$/ }, ({ path }) => ({
      contents: packTables(buildParserFile(readFileSync(path, 'utf8'), { fileName: path, moduleStyle: 'es' }).parser),
      resolveDir,
    }));
    build.onLoad({ filter: /@lezer[\\/]python[\\/]dist[\\/]index\.js$/ }, ({ path }) => ({
      contents: packTables(readFileSync(path, 'utf8')),
      resolveDir,
    }));
  },
};

/** Code whose long strings, the tables of a parser, are unpacked when it is loaded: half of its size. */
function packTables(code) {
  const pack = (literal) => `unpack("${deflateRawSync(runInNewContext(literal)).toString('base64')}")`;
  return `import { unpack } from './language/unpack';\n${code.replace(/"(?:[^"\\\n]|\\.){500,}"/g, pack)}`;
}

/** Leaves out of these packages what is not used: their modules do nothing when loaded, but their package.json does not say so. */
const noSideEffectsPlugin = {
  name: 'no-side-effects',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === noSideEffectsPlugin || !/node_modules[\\/]yaml[\\/]/.test(importer)) return undefined;
      const resolved = await build.resolve(path, { importer, resolveDir, kind, pluginData: noSideEffectsPlugin });
      return { ...resolved, sideEffects: false };
    });
  },
};

/** Leaves out Lezer's highlighting, which its Python grammar brings along: the trees are read here, never coloured. */
const noHighlightPlugin = {
  name: 'no-highlight',
  setup(build) {
    build.onResolve({ filter: /^@lezer\/highlight$/ }, ({ path }) => ({ path, namespace: 'no-highlight' }));
    build.onLoad({ filter: /.*/, namespace: 'no-highlight' }, () => ({
      contents: 'const tag = new Proxy(() => tag, { get: () => tag }); export const tags = tag; export const styleTags = () => () => null;',
    }));
  },
};

/** Makes a shipped script smaller than esbuild alone does. */
async function shrink(path, inputs) {
  const compress = { passes: 4, keep_fargs: false, pure_getters: true, unsafe_arrows: true, unsafe_methods: true, unsafe_undefined: true };
  const properties = { regex: new RegExp(`^(?:${namesOfParsersAlone(inputs).join('|')})$`) };
  const code = readFileSync(path, 'utf8');
  const options = { ecma: 2022, toplevel: true, compress, mangle: { properties }, format: { comments: 'some' } };
  writeFileSync(path, (await minify(code, options)).code);
}

/** The names of properties that the packages which parse use and nothing else in a bundle does: they may be shortened. */
function namesOfParsersAlone(inputs) {
  const read = (files) => files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')).join('\n');
  const isParser = (file) => /node_modules\/(?:@lezer|yaml)\//.test(file);
  const parsers = read(inputs.filter(isParser)).replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
  const strings = parsers.match(/"[^"\n]{0,200}"|'[^'\n]{0,200}'|`[^`]{0,200}`/g) ?? [];
  const others = new Set(`${read(inputs.filter((file) => !isParser(file)))} ${strings.join(' ')}`.match(/[A-Za-z_]\w*/g));
  const names = new Set(Array.from(parsers.matchAll(/\.([A-Za-z_]\w{3,})/g), ([, name]) => name));
  return [...names, 'none of them'].filter((name) => !others.has(name));
}

/** Prints what the problem matcher in .vscode/tasks.json waits for. */
const watchPlugin = {
  name: 'watch-log',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

const entries = (folder, ending) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true }) : [])
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file));

const shared = {
  bundle: true,
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: has('--watch') ? 'silent' : 'warning',
  plugins: [grammarPlugin, noHighlightPlugin, noSideEffectsPlugin, ...(has('--watch') ? [watchPlugin] : [])],
};

const shipped = {
  ...shared,
  minify: production,
  metafile: production,
  sourcemap: !production,
  outdir: 'dist',
};

const tests = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  sourcemap: 'inline',
  outbase: '.',
  outdir: 'out',
};

const targets = [
  // One bundle for every extension host: no Node built-ins, so it runs in a web worker too. Where there is no `process`, Lezer logs nothing.
  {
    ...shipped,
    entryPoints: { extension: 'src/extension.ts' },
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    define: { process: 'undefined' },
  },
  // The page has no `vscode`: an import of it must fail to build.
  {
    ...shipped,
    entryPoints: { 'webview/main': 'webview/main.ts', 'webview/style': 'webview/style.css' },
    platform: 'browser',
    format: 'iife',
  },
  ...(has('--no-tests')
    ? []
    : [
        {
          ...tests,
          entryPoints: [...entries('test/unit', '.test.ts'), ...entries('test/bench', '.ts'), ...entries('test/corpus', '.ts')],
          external: ['playwright-core'],
        },
        {
          ...tests,
          entryPoints: [...entries('test/integration', '.ts'), ...entries('test/ui', '.ts'), ...entries('test/vscode', '.ts')],
          external: ['vscode'],
          packages: 'external',
        },
      ]),
].filter(({ entryPoints }) => !Array.isArray(entryPoints) || entryPoints.length > 0);

async function main() {
  if (has('--watch')) {
    const contexts = await Promise.all(targets.map((target) => esbuild.context(target)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  rmSync('dist', { recursive: true, force: true });
  if (!has('--no-tests')) rmSync('out', { recursive: true, force: true });
  const results = await Promise.all(targets.map((target) => esbuild.build(target)));
  if (!production) return;
  assertStartsWithoutParsers(results[0].metafile);
  for (const { metafile } of results) {
    for (const [path, { inputs }] of Object.entries(metafile?.outputs ?? {}))
      if (path.endsWith('.js')) await shrink(path, Object.keys(inputs));
  }
  writeFileSync('dist/THIRD_PARTY_NOTICES.txt', notices(results));
}

/** Fails where the extension would load a parser when it starts, and not when a document first needs it. */
function assertStartsWithoutParsers({ inputs }) {
  const early = new Set();
  const visit = (path) => {
    if (early.has(path)) return;
    early.add(path);
    inputs[path].imports.forEach((next) => next.kind !== 'dynamic-import' && next.path in inputs && visit(next.path));
  };
  visit('src/extension.ts');
  const parsers = [...early].filter((path) => /node_modules[\\/](?:@lezer|yaml)[\\/]/.test(path));
  if (parsers.length > 0) throw new Error(`Loaded when the extension starts: ${parsers.join(', ')}`);
}

/** The licences of the packages that are bundled. */
function notices(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  const packages = new Set(inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  return [...packages]
    .sort()
    .map((name) => {
      const folder = join('node_modules', name);
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

main().catch((error) => {
  if (!error.errors) console.error(error);
  process.exit(1);
});
