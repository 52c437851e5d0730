// The entry of the interpreter: import it with `import()`, as it brings the parser along.
import type { Tree } from '@lezer/common';
import { BOUNDS, type Bounds } from './bounds';
import { builtinNames } from './builtins/builtinNames';
import { changingNames } from './compile/bindings';
import { compileBlock } from './compile/blocks';
import { compileExpression } from './compile/expressions';
import type { Frame } from './compile/frame';
import { Scope, type Unit } from './compile/scope';
import { compileStatement } from './compile/statements/statements';
import { Module } from './module';
import { methodOf } from './methods/methodOf';
import { findModule } from './modules/findModule';
import { callValue } from './operators/call';
import { Runtime } from './runtime';
import type { Statement } from './syntax/ast';
import { readModule } from './syntax/readModule';
import { PyModule } from './values/pyFunction';
import { Unknown } from './values/unknown';

/** A Python text, and what it imports. */
export interface PythonFile {
  readonly text: string;
  readonly imports?: Imports | undefined;
}

/** The files of the user's that the imports of a text mean, by their paths as written. */
export interface Imports {
  /** The file of a path, where it is read already. */
  readonly get: (path: string) => PythonFile | undefined;
  /** Called where the value of an import matters that is not read: it may be a file with the first of these paths that is one. `names` is what is needed of it. */
  readonly askFor: (paths: readonly string[], names: readonly string[]) => void;
}

/** How a text is read. */
export interface LoadOptions extends Pick<PythonFile, 'imports'> {
  readonly bounds?: Bounds;
  /** The names of which it is not known what they stand for, whatever the text binds them to. */
  readonly unknown?: ReadonlySet<string>;
  /** The words behind the program on its command line; undefined for those that are not known. */
  readonly commandLine?: readonly (string | undefined)[] | undefined;
  /** Its syntax, where that is known. */
  readonly syntax?: Tree;
}

/** The place of the first character of a file that another one imports: behind all that stands in that. */
const elsewhere = 1e8;

/** So many files may import each other in a row. */
const mostHops = 4;

/** Reads a Python text and carries out the pure part of its statements. Never throws; what cannot be known is unknown, name by name. */
export const loadModule = (text: string, { bounds = BOUNDS, imports, unknown, commandLine, syntax }: LoadOptions = {}): Module =>
  new Loader(new Runtime({ call: callValue, methodOf }, bounds, commandLine)).load(
    { text, imports },
    readModule(text, 0, syntax),
    0,
    unknown,
  );

/** The statements of files that others import, each of which is read once. */
const read = new WeakMap<PythonFile, readonly Statement[]>();

const noNames: ReadonlySet<string> = new Set();
const nowhere = { from: 0, to: 0 };

/** Loads a text with the files that it imports, each once. */
class Loader {
  readonly #imported = new Map<PythonFile, PyModule | undefined>();

  constructor(private readonly runtime: Runtime) {}

  load({ text, imports }: PythonFile, statements: readonly Statement[], hops: number, unknown?: ReadonlySet<string>): Module {
    const globals: Frame = [];
    const unit: Unit = {
      text,
      from: hops === 0 ? 0 : elsewhere,
      runtime: this.runtime,
      compileExpression,
      compileStatement,
      globals,
      changing: changingNames(statements),
      builtins: builtinNames,
      importModule: (path) => {
        const file = findModule(path) || hops === mostHops ? undefined : imports?.get(path);
        return file ? this.#import(path, file, hops + 1) : findModule(path);
      },
      askFor: (paths, names) => {
        if (!findModule(paths[0]!.split('.')[0]!)) imports?.askFor(paths, names);
      },
      unknown: unknown ?? noNames,
      isLoaded: false,
      packages: new Map(),
      starImports: [],
    };
    const scope = new Scope(unit, 'module', undefined, '', [...unit.changing, ...unit.unknown], statements);
    for (const name of unit.unknown) globals[scope.slots.get(name)!] = new Unknown('argument', name, nowhere);
    compileBlock(statements, scope)(globals);
    unit.isLoaded = true;
    return new Module(unit, scope, statements);
  }

  /** The module that a file is; undefined where it is being loaded: the files import each other. */
  #import(path: string, file: PythonFile, hops: number): PyModule | undefined {
    if (this.#imported.has(file)) return this.#imported.get(file);
    this.#imported.set(file, undefined);
    const statements = read.get(file) ?? readModule(file.text, elsewhere);
    read.set(file, statements);
    const module = this.runtime.apart(() => new PyModule(path, this.load(file, statements, hops).values()));
    this.#imported.set(file, module);
    return module;
  }
}
