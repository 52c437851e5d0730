// The entry of the interpreter: import it with `import()`, as it brings the parser along.
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
import { readModule } from './syntax/readModule';
import { PyModule } from './values/pyFunction';

/** How a text is read. */
export interface LoadOptions {
  readonly bounds?: Bounds;
  /** A file of the user's that an import means; undefined where none is found. */
  readonly sibling?: (path: string) => Module | undefined;
}

/** Reads a Python text and carries out the pure part of its statements. Never throws; what cannot be known is unknown, name by name. */
export function loadModule(text: string, { bounds = BOUNDS, sibling }: LoadOptions = {}): Module {
  const statements = readModule(text);
  const runtime = new Runtime({ call: callValue, methodOf }, bounds);
  const globals: Frame = [];
  const importModule = (path: string): PyModule | undefined => {
    const known = findModule(path);
    if (known) return known;
    const module = sibling?.(path);
    return module && new PyModule(path, module.values());
  };
  const unit: Unit = {
    text,
    runtime,
    compileExpression,
    compileStatement,
    globals,
    changing: changingNames(statements),
    builtins: builtinNames,
    importModule,
    isLoaded: false,
    hasStarImport: false,
  };
  const scope = new Scope(unit, 'module', undefined, '', [...unit.changing], statements);
  compileBlock(statements, scope)(globals);
  unit.isLoaded = true;
  return new Module(unit, scope, statements);
}
