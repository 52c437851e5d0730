// The house rules that no linter knows: no circles of imports, and nothing that has grown too large to find one's way in.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';

const mostFiles = 20;
const mostLines = 250;

/** One file per method, framework or rule: these folders grow with what the product knows. */
const registries = ['src/core/methods', 'src/frameworks', 'src/rules'];

/** Longer files, and why each is. */
const longFiles: Readonly<Record<string, string>> = {};

/** Rooms that know no framework, loader or trainer by name, and what names one there all the same. */
const general = /^(?:src\/(?:core|language|features|preview|exports|logs)\/|src\/[^/]+$|webview\/)/;
const namesOne = new RegExp(
  String.raw`\b(?:torch|pytorch|omegaconf|hydra|lightning|transformers|hugging ?face|deepspeed|mm(?:engine|cv)|detectron2?|optax|keras|timm|diffusers|` +
    String.raw`accelerate|fastai|paddle|ignite|_base_|_target_|oc\.env|per_device_\w+|accumulate_grad_batches|dataloader_drop_last|max_duration)\b`,
  'i',
);
const mayName: Readonly<Record<string, string>> = {
  'src/core/methods/': 'the sources of our own formulas',
  'src/language/resolve/pythonFunctions.ts': 'the modules whose `pi` and `sqrt` are the same as those of math',
  'src/language/expressions/scanExpression.ts': 'the same modules',
  'src/language/releases/pins.ts': 'what conda calls a package that pip calls otherwise',
};

/** A file without its comments and imports. */
const codeOf = (text: string): string => text.replace(/\/\*[^]*?\*\/|(?<![:'"`])\/\/.*$/gm, '').replace(/^(?:import|} from).*$/gm, '');

const files = ['src', 'webview']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file.replaceAll('\\', '/'))))
  .filter((file) => /\.(?:ts|css)$/.test(file));
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** The files that a file imports, types included, by `import`, `export … from` and `import()`. */
function importsOf(file: string): readonly string[] {
  const paths = Array.from(texts.get(file)!.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g), ([, path]) => join(dirname(file), path!));
  return paths.map((path) => `${path}.ts`).filter((path) => texts.has(path));
}

/** Files of which each imports the next, and the last one the first; none where there is no such circle. */
function findCircle(): readonly string[] {
  // Whatever imports nothing that is left is in no circle.
  const left = new Map(files.map((file) => [file, new Set(importsOf(file))]));
  const leftOf = (file: string) => [...left.get(file)!].filter((path) => left.has(path));
  for (let before = Infinity; left.size < before;) {
    before = left.size;
    for (const file of [...left.keys()]) if (leftOf(file).length === 0) left.delete(file);
  }
  const way: string[] = [];
  for (let [file] = left.keys(); file !== undefined; [file] = leftOf(file)) {
    if (way.includes(file)) return way.slice(way.indexOf(file));
    way.push(file);
  }
  return [];
}

describe('the house', () => {
  it('reads the imports of its files', () => {
    assert.ok(importsOf('src/extension.ts').includes('src/scheduleIndex.ts'));
    assert.ok(importsOf('src/language/index.ts').some((path) => path.startsWith('src/language/yaml/')));
  });

  it('has no circles of imports', () => assert.deepEqual(findCircle(), []));

  it('names frameworks, loaders and trainers in src/frameworks alone', () => {
    const naming = [...texts].flatMap(([file, text]) => {
      const found = file.endsWith('.ts') && general.test(file) ? namesOne.exec(codeOf(text)) : null;
      return found ? [[file, found[0]] as const] : [];
    });
    assert.deepEqual(
      naming.filter(([file]) => !Object.keys(mayName).some((path) => file.startsWith(path))),
      [],
    );
    for (const path of Object.keys(mayName))
      assert.ok(
        naming.some(([file]) => file.startsWith(path)),
        `${path} needs no exception`,
      );
  });

  it('names our own methods in no rule and no feature', () => {
    const naming = [...texts].flatMap(([file, text]) => {
      const isGeneral = /^src\/(?:language|rules|preview|features)\//.test(file) && file !== 'src/features/openSample.ts';
      const found = isGeneral
        ? /(?<![.\w])(?:schedule\(['"$\w]|'schedule\(\)'|sigmoid_rampup|inverse_sqrt|'cosine'|warmup_hold_decay)/.exec(codeOf(text))
        : null;
      return found ? [[file, found[0]] as const] : [];
    });
    assert.deepEqual(naming, []);
  });

  it(`has at most ${mostFiles} files in a folder`, () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    const crowded = [...counts].filter(([folder, count]) => count > mostFiles && !registries.includes(folder));
    assert.deepEqual(crowded, []);
  });

  it(`has at most ${mostLines} lines in a file, but for those that say why`, () => {
    const lines = [...texts].map(([file, text]) => [file, text.split('\n').length - 1] as const);
    assert.deepEqual(
      lines.filter(([file, count]) => count > mostLines && longFiles[file] === undefined),
      [],
    );
    for (const file of Object.keys(longFiles))
      assert.ok((texts.get(file)?.split('\n').length ?? 0) > mostLines, `${file} needs no exception`);
  });
});
