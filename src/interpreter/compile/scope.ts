import type { Runtime } from '../runtime';
import type { Expression, Statement } from '../syntax/ast';
import type { PyModule } from '../values/pyFunction';
import type { Value } from '../values/value';
import { bindingsOf } from './bindings';
import type { Compiled } from './compiled';
import type { Execute, Frame } from './frame';

/** What all the code of a file shares. */
export interface Unit {
  readonly text: string;
  /** The place of its first character: those of files that it imports are others. */
  readonly from: number;
  readonly runtime: Runtime;
  readonly compileExpression: (expression: Expression, scope: Scope) => Compiled;
  readonly compileStatement: (statement: Statement, scope: Scope) => Execute;
  /** The variables of the file. */
  readonly globals: Frame;
  /** The names that a function may bind by `global`: their values are not fixed once the file is read. */
  readonly changing: ReadonlySet<string>;
  readonly builtins: ReadonlyMap<string, Value>;
  /** The module of a path, where it is known. */
  readonly importModule: (path: string) => PyModule | undefined;
  /** Asks for the file that is the first of these modules, of which these names are needed. */
  readonly askFor: (paths: readonly string[], names: readonly string[]) => void;
  /** The names of the file of which it is not known what they stand for, whatever binds them. */
  readonly unknown: ReadonlySet<string>;
  /** Whether the statements of the file have run: what it binds is fixed then. */
  isLoaded: boolean;
  /** What is known of packages by the imports of what is in them. */
  readonly packages: Map<string, PyModule>;
  /** The modules of star imports that are not known, which may have bound any name. */
  readonly starImports: string[];
}

/** Where a name is found. */
export type Place =
  | { readonly kind: 'local'; readonly depth: number; readonly slot: number; readonly inClass: boolean }
  | { readonly kind: 'global'; readonly slot: number }
  | { readonly kind: 'absent' };

/** The names of a module, function, class or comprehension, and the slots of their values. Slot 1 of a class holds the class. */
export class Scope {
  readonly slots = new Map<string, number>();
  readonly #globals: ReadonlySet<string>;
  readonly #nonlocals: ReadonlySet<string>;
  /** The name for messages, as Python's `__qualname__`. */
  readonly path: string;
  /** Statements of it that cannot be carried out hide nothing else. */
  isTolerant = false;
  /** The same in a function, unless one of them may end it. */
  isLenient = false;
  /** What is compiled now is the body of a loop of a module: all of its turns together cost as much as one statement. */
  isInLoop = false;

  constructor(
    readonly unit: Unit,
    readonly kind: 'module' | 'function' | 'class' | 'comprehension',
    readonly parent: Scope | undefined,
    name: string,
    names: readonly string[],
    body: readonly Statement[],
  ) {
    const bound = bindingsOf(body);
    this.#globals = bound.globals;
    this.#nonlocals = bound.nonlocals;
    if (kind === 'module') this.isTolerant = true;
    this.path = `${parent?.prefix ?? ''}${name}`;
    if (kind === 'class') this.slots.set('__class__', 1);
    for (const each of [...names, ...bound.names]) if (!this.#globals.has(each) && !this.#nonlocals.has(each)) this.add(each);
  }

  get size(): number {
    return this.slots.size + 1;
  }

  /** What comes before the names of functions and classes in this scope. */
  get prefix(): string {
    if (this.kind === 'module') return '';
    if (this.kind === 'comprehension') return this.parent!.prefix;
    return this.kind === 'class' ? `${this.path}.` : `${this.path}.<locals>.`;
  }

  add(name: string): number {
    const slot = this.slots.get(name) ?? this.size;
    this.slots.set(name, slot);
    return slot;
  }

  /** The nearest scope that can hold what `:=` binds. */
  get walrusScope(): Scope {
    return this.kind === 'comprehension' ? this.parent!.walrusScope : this;
  }

  /** Compiles an expression of this scope. */
  compile(expression: Expression): Compiled {
    return this.unit.compileExpression(expression, this);
  }

  /** Compiles a statement of this scope. */
  compileStatement(statement: Statement): Execute {
    return this.unit.compileStatement(statement, this);
  }

  find(name: string): Place {
    return this.#findFrom(name, 0, true);
  }

  #findFrom(name: string, depth: number, isOwn: boolean): Place {
    if (!this.parent || this.#globals.has(name)) return this.#inModule(name);
    const slot = this.slots.get(name);
    const isVisible = isOwn || this.kind !== 'class' || name === '__class__';
    if (slot !== undefined && isVisible && !this.#nonlocals.has(name))
      return { kind: 'local', depth, slot, inClass: this.kind === 'class' && name !== '__class__' };
    return this.parent.#findFrom(name, depth + 1, false);
  }

  #inModule(name: string): Place {
    if (this.parent) return this.parent.#inModule(name);
    const slot = this.slots.get(name);
    return slot === undefined ? { kind: 'absent' } : { kind: 'global', slot };
  }
}
