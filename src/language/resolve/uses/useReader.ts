// What an entry of a module uses: which functions it calls with what, and the other names of what names stand for.
import { entriesNamed } from '../lookUp';
import type { CallNode, Entry, MappingNode, Node } from '../../tree/tree';
import { lastPart } from '../../tree/walk';

/** A function, and how many of its parameters come before those that its calls name: `self`. */
export interface DefinedFunction {
  readonly scope: MappingNode;
  readonly isMethod: boolean;
}

/** What a part of a program uses. */
export interface Uses {
  /** The calls of functions by their last names. */
  readonly calls: Map<string, CallNode[]>;
  /** The calls in which a name stands alone as an argument. */
  readonly handedOn: Map<string, CallNode[]>;
  /** The functions by name; a class is that which makes its objects. */
  readonly functions: Map<string, DefinedFunction[]>;
  /** The other names of what a name stands for. */
  readonly aliases: Map<string, string[]>;
  /** The names of the classes that are made from a class. */
  readonly subclasses: Map<string, string[]>;
  /** The classes by name. */
  readonly classes: Map<string, MappingNode[]>;
  /** The names that are given to objects of a class. */
  readonly objects: Map<string, string[]>;
  /** The dotted names that functions assign to without having their first parts themselves. */
  readonly assignedInside: Map<string, true[]>;
}

/** Reads an entry of a module. */
export class UseReader implements Uses {
  readonly calls = new Map<string, CallNode[]>();
  readonly handedOn = new Map<string, CallNode[]>();
  readonly functions = new Map<string, DefinedFunction[]>();
  readonly aliases = new Map<string, string[]>();
  readonly subclasses = new Map<string, string[]>();
  readonly classes = new Map<string, MappingNode[]>();
  readonly objects = new Map<string, string[]>();
  readonly assignedInside = new Map<string, true[]>();

  /** What the class around is made from. */
  #bases: readonly string[] = [];

  constructor(entry: Entry) {
    this.#entry(entry, undefined);
  }

  #scope(scope: MappingNode): void {
    for (const entry of scope.entries) if (entry.merged !== true) this.#entry(entry, scope);
  }

  /** @param scope that of the function or the class that the entry is in; undefined at the top of a module */
  #entry({ key, value }: Entry, scope: MappingNode | undefined): void {
    const [first = ''] = key?.text.split(/[.[]/, 1) ?? [];
    const isOfFunction = scope !== undefined && scope.ofClass !== true;
    if (key && first !== key.text && isOfFunction && first !== 'self' && entriesNamed(scope, first).length === 0)
      add(this.assignedInside, key.text, true);
    if (key) this.#named(key.text, value);
    if (key && value.kind === 'call') add(this.objects, lastPart(value.callee), key.text);
    if (value.kind === 'mapping' && value.scope === true && value.scopeName !== undefined) {
      if (value.ofClass !== true) add(this.functions, calledName(value, scope), { scope: value, isMethod: scope?.ofClass === true });
      const around = this.#bases;
      if (value.ofClass === true) this.#class(value, value.scopeName);
      this.#scope(value);
      this.#bases = around;
    } else this.#node(value);
  }

  /** What stands under a name, or in a dict or a list there, is known by that name, too. */
  #named(name: string, value: Node): void {
    if (value.kind === 'name') for (const each of new Set([value.name, ...value.name.split(/[.[]/, 1)])) add(this.aliases, each, name);
    if (value.kind === 'list') value.items.forEach((item, index) => this.#named(`${name}[${index}]`, item));
    if (value.kind !== 'mapping' || value.scope === true) return;
    for (const entry of value.entries) if (entry.key) this.#named(`${name}.${entry.key.text}`, entry.value);
  }

  #class(scope: MappingNode, name: string): void {
    this.#bases = (scope.bases ?? []).map(lastPart);
    add(this.classes, name, scope);
    for (const base of this.#bases) add(this.subclasses, base, name);
  }

  /** `super().__init__(9)` and `Base.__init__(self, 9)` make an object of the class below. */
  #making(node: CallNode): void {
    if (node.callee === '.__init__') for (const base of this.#bases) add(this.calls, base, { ...node, callee: 'super().__init__' });
    else if (node.callee.endsWith('.__init__'))
      add(this.calls, lastPart(node.callee.slice(0, -'.__init__'.length)), { ...node, arguments: node.arguments.slice(1) });
  }

  /** `partial(f, 9)` gives `f` what follows. */
  #partial(node: CallNode): void {
    const [first, ...rest] = node.arguments;
    if (first?.value.kind !== 'name' || lastPart(node.callee) !== 'partial') return;
    add(this.calls, lastPart(first.value.name), { ...node, callee: first.value.name, arguments: rest });
  }

  #node(node: Node): void {
    switch (node.kind) {
      case 'call':
        add(this.calls, lastPart(node.callee), node);
        this.#partial(node);
        this.#making(node);
        for (const { value } of node.arguments) {
          if (value.kind === 'name') add(this.handedOn, value.name, node);
          else this.#node(value);
        }
        break;
      case 'operation':
        node.operands.forEach((operand) => this.#node(operand));
        break;
      case 'list':
        node.items.forEach((item) => this.#node(item));
        break;
      case 'mapping':
        if (node.scope === true) this.#scope(node);
        else node.entries.forEach(({ value }) => this.#node(value));
        break;
      case 'unknown':
        node.children.forEach((child) => this.#node(child));
        break;
      default:
    }
  }
}

/** By which name a function is called: what makes the objects of a class, by that of the class. */
export const calledName = ({ scopeName = '' }: MappingNode, around: MappingNode | undefined): string =>
  scopeName === '__init__' ? (around?.scopeName ?? scopeName) : scopeName;

export function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
