// Builds everything: `node esbuild.js [--watch] [--production] [--no-tests]`.
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const esbuild = require('esbuild');
const { buildParserFile } = require('@lezer/generator');

const has = (flag) => process.argv.includes(flag);
const production = has('--production');

/** Compiles our grammars where they are imported, so that no generated parser is kept. */
const grammarPlugin = {
  name: 'lezer-grammar',
  setup(build) {
    build.onLoad({ filter: /\.grammar$/ }, ({ path }) => ({
      contents: buildParserFile(readFileSync(path, 'utf8'), { fileName: path, moduleStyle: 'es' }).parser,
    }));
  },
};

/**
 * Adds to each part that is loaded later what it is loaded after: the extension itself, and to a framework what frameworks share. That stays
 * in one file then, which all parts use: without this it would be cut into a file for each set of parts that shares some of it.
 */
const partsPlugin = {
  name: 'parts',
  setup(build) {
    const shared = sharedFrameworkFiles().map((file) => `./${file.slice('src/'.length, -'.ts'.length)}`);
    build.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) =>
      kind === 'dynamic-import' ? { path: join(resolveDir, path), namespace: 'part' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
      contents: [
        ...['./extension', ...(dirname(path).startsWith(resolve('src/frameworks')) ? shared : [])].map((each) => `import '${each}';`),
        `export * from ${JSON.stringify(path)};`,
      ].join('\n'),
      resolveDir: resolve('src'),
    }));
  },
};

/** What frameworks share. */
function sharedFrameworkFiles() {
  return ['src/frameworks/shared', 'src/frameworks/shared/run'].flatMap((folder) =>
    readdirSync(folder).flatMap((file) => (file.endsWith('.ts') ? [`${folder}/${file}`] : [])),
  );
}

/** On the web another file stands for one that needs Node: `checkInstalled.web.ts` for `checkInstalled.ts`. */
const webPlugin = {
  name: 'web',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const instead = join(resolveDir, `${path}.web.ts`);
      return existsSync(instead) ? { path: instead } : undefined;
    });
  },
};

/** Modules are strict, and so is what is made of them. */
const strict = '"use strict";';

/**
 * Writes the files that were built as modules for Node's `require`, which loads extensions: esbuild takes only modules apart. Other characters than
 * ASCII's are written as escapes, since Node takes twice as long over a file that has any: it keeps two bytes for each of its characters.
 */
const commonJsPlugin = {
  name: 'common-js',
  setup(build) {
    build.onEnd(async ({ outputFiles }) => {
      for (const { path, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          banner: strict,
          charset: 'ascii',
          format: 'cjs',
          platform: 'node',
          target: shared.target,
          minify: production,
          sourcemap: production ? false : 'inline',
          sourcefile: path,
          supported: { 'dynamic-import': false },
        });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, code);
      }
    });
  },
};

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
  charset: 'utf8',
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: has('--watch') ? 'silent' : 'warning',
  plugins: [grammarPlugin, ...(has('--watch') ? [watchPlugin] : [])],
};

const shipped = {
  ...shared,
  minify: production,
  metafile: production,
  sourcemap: !production,
  outdir: 'dist',
};

const host = {
  ...shipped,
  entryPoints: { extension: 'src/extension.ts' },
  platform: 'browser',
  external: ['vscode'],
};

const tests = {
  ...shared,
  format: 'cjs',
  sourcemap: 'inline',
  outbase: '.',
  outdir: 'out',
};

const targets = [
  // For desktop and remote, taken apart: what a document does not need is not even read. Node is used in src/process alone.
  {
    ...host,
    external: [...host.external, 'node:*'],
    plugins: [...host.plugins, partsPlugin, commonJsPlugin],
    sourcemap: production ? false : 'inline',
    format: 'esm',
    splitting: true,
    write: false,
    chunkNames: 'parts/[name]-[hash]',
  },
  // For web workers, which load a single file and have no Node. That it is strict is said once, not for each module of it.
  {
    ...host,
    plugins: [...host.plugins, webPlugin],
    outdir: 'dist/web',
    format: 'cjs',
    banner: { js: strict },
    tsconfigRaw: { compilerOptions: { target: 'es2022', verbatimModuleSyntax: true } },
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
        // For the browser, as what is shipped: of packages that have an edition for Node alone, such as yaml, both get the other one.
        // What several tests use is written once: Node then loads it once, too.
        {
          ...tests,
          plugins: [...shared.plugins, commonJsPlugin],
          format: 'esm',
          splitting: true,
          write: false,
          chunkNames: 'test/parts/[name]-[hash]',
          entryPoints: [...entries('test/unit', '.test.ts'), ...entries('test/bench', '.ts'), ...entries('test/corpus', '.ts')],
          platform: 'browser',
          external: ['node:*', 'playwright-core'],
        },
        {
          ...tests,
          platform: 'node',
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
  assertWithout(/^src\/preview\/createPreview/, results[0].metafile, ['src/extension.ts']);
  assertWithout(onDemand, results[1].metafile, ['src/extension.ts']);
  assertWithout(/^src\/interpreter\//, results[0].metafile, sharedFrameworkFiles());
  writeFileSync('dist/THIRD_PARTY_NOTICES.txt', notices(results));
  writeFileSync('dist/README.md', packagedReadme());
}

/** What only some documents need, besides the records of the languages: the parsers, the interpreter, and the frameworks but our own language, which the snippets list too. */
const onDemand =
  /node_modules\/(?:@lezer|yaml)\/|^src\/(?:language\/(?:python|yaml|toml|json|cfg|shell)|interpreter|frameworks\/(?!schedule\/|compositions\/|shared\/)[^/]+)\//;

/** Fails where evaluating some files, as the start of the extension or as what each framework loads, would evaluate such code, and not a document that needs it. */
function assertWithout(code, { inputs }, starts) {
  const early = new Set();
  const visit = (path) => {
    if (early.has(path)) return;
    early.add(path);
    inputs[path].imports.forEach((next) => next.kind !== 'dynamic-import' && next.path in inputs && visit(next.path));
  };
  starts.filter((path) => path in inputs).forEach(visit);
  const tooEarly = [...early].filter((path) => code.test(path) && !path.endsWith('/frontEnd.ts'));
  if (tooEarly.length > 0) throw new Error(`Evaluated before it is needed, from ${starts.join(', ')}: ${tooEarly.join(', ')}`);
}

/** The README of the package: vsce completes the addresses of pictures, but not those for dark themes. */
function packagedReadme() {
  const { url } = JSON.parse(readFileSync('package.json', 'utf8')).repository;
  return readFileSync('README.md', 'utf8').replaceAll('srcset="', `srcset="${url.replace(/\.git$/, '')}/raw/HEAD/`);
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
