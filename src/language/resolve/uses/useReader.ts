// What an entry of a module uses: which functions it calls with what, and the other names of what names stand for.
import { returnKey } from '../../tree/changeKey';
import { entriesNamed } from '../lookUp';
import type { Argument, CallNode, Entry, ImportNode, MappingNode, Node } from '../../tree/tree';
import { isScope, lastPart, nameParts, pathText } from '../../tree/walk';
import { attributeIn, attributesSetBy, type Write } from './writes';

/** A function, and how many of its parameters come before those that its calls name: `self`. */
export interface DefinedFunction {
  readonly scope: MappingNode;
  readonly isMethod: boolean;
}

/** Another name of what a name stands for. */
export interface Alias {
  readonly name: string;
  /** The scopes in which it has that name, the outermost first; none at the top of a module. */
  readonly scopes: readonly MappingNode[];
  /** It stands for each of the things in it, or for the thing itself where that is in a list: `for c in [cfg]`. */
  readonly isItem?: boolean;
  /** The function that hands it back, if it does. */
  readonly through?: string;
}

/** An argument in which a name stands alone or in a list. */
export interface Handed {
  readonly call: CallNode;
  readonly argument: Argument;
}

/** What a part of a program uses. */
export interface Uses {
  /** The calls of functions by their last names. */
  readonly calls: Map<string, CallNode[]>;
  /** The arguments in which a name stands alone. */
  readonly handedOn: Map<string, Handed[]>;
  /** The functions by name; a class is that which makes its objects. */
  readonly functions: Map<string, DefinedFunction[]>;
  /** The other names of what a name stands for; of what a function returns by `f()`. */
  readonly aliases: Map<string, Alias[]>;
  /** The names of the classes that are made from a class. */
  readonly subclasses: Map<string, string[]>;
  /** The classes by name. */
  readonly classes: Map<string, MappingNode[]>;
  /** The names that are given to objects of a class. */
  readonly objects: Map<string, string[]>;
  /** The dotted names that functions assign to without having their first parts themselves. */
  readonly assignedInside: Map<string, true[]>;
  /** What sets attributes or items, by these: `steps`, `[0]`. */
  readonly writes: Map<string, Write[]>;
  /** The scopes in which something is set in what a name stands for, however deep. */
  readonly setIn: Map<string, (readonly MappingNode[])[]>;
  /** What is imported, by the packages that it is of: `torch` of `from torch.optim import Adam`. */
  readonly imports: Map<string, ImportNode[]>;
}

/** Reads an entry of a module. */
export class UseReader implements Uses {
  readonly calls = new Map<string, CallNode[]>();
  readonly handedOn = new Map<string, Handed[]>();
  readonly functions = new Map<string, DefinedFunction[]>();
  readonly aliases = new Map<string, Alias[]>();
  readonly subclasses = new Map<string, string[]>();
  readonly classes = new Map<string, MappingNode[]>();
  readonly objects = new Map<string, string[]>();
  readonly assignedInside = new Map<string, true[]>();
  readonly writes = new Map<string, Write[]>();
  readonly setIn = new Map<string, (readonly MappingNode[])[]>();
  readonly imports = new Map<string, ImportNode[]>();

  /** What the class around is made from. */
  #bases: readonly string[] = [];
  /** The scopes around. */
  #scopes: readonly MappingNode[] = [];

  constructor(entry: Entry) {
    this.#entry(entry, undefined);
  }

  #scope(scope: MappingNode): void {
    const around = this.#scopes;
    this.#scopes = [...around, scope];
    for (const entry of scope.entries) if (entry.merged !== true) this.#entry(entry, scope);
    for (const { value } of entriesNamed(scope, returnKey))
      if (value.kind === 'name') this.#alias(value.name, `${scope.scopeName ?? ''}()`);
    this.#scopes = around;
  }

  /** @param scope that of the function or the class that the entry is in; undefined at the top of a module */
  #entry({ key, value }: Entry, scope: MappingNode | undefined): void {
    if (key) this.#named(key.text, value);
    if (value.kind === 'import') add(this.imports, value.module.split('.', 1)[0]!, value);
    const set = key && attributeIn(key.text);
    if (set) add(this.writes, set.attribute, { owner: set.owner, value, scopes: this.#scopes });
    if (set) nameParts(set.owner).forEach((_, index, parts) => add(this.setIn, pathText(parts.slice(0, index + 1)), this.#scopes));
    if (set && scope && isSetOutside(key.text, scope)) add(this.assignedInside, key.text, true);
    if (key && value.kind === 'call') add(this.objects, lastPart(value.callee), key.text);
    if (isScope(value) && value.scopeName !== undefined) {
      if (value.ofClass !== true) add(this.functions, calledName(value, scope), { scope: value, isMethod: scope?.ofClass === true });
      const around = this.#bases;
      if (value.ofClass === true) this.#class(value, value.scopeName);
      this.#scope(value);
      this.#bases = around;
    } else {
      const [lambda] = value.kind === 'unknown' ? value.children : [];
      if (key && lambda?.kind === 'mapping' && lambda.scope) add(this.functions, key.text, { scope: lambda, isMethod: false });
      this.#node(value);
    }
  }

  #alias(of: string, name: string, more: Pick<Alias, 'isItem' | 'through'> = {}): void {
    add(this.aliases, of, { name, scopes: this.#scopes, ...more });
  }

  /** What stands under a name, or in a dict or a list there, is known by that name, too. */
  #named(name: string, value: Node): void {
    switch (value.kind) {
      case 'name':
        this.#alias(value.name, name);
        break;
      case 'list':
        value.items.forEach((item, index) => this.#named(`${name}[${index}]`, item));
        break;
      case 'mapping':
        if (value.scope !== true) for (const entry of value.entries) if (entry.key) this.#named(`${name}.${entry.key.text}`, entry.value);
        break;
      case 'operation':
        if (/^(?:and|or|if else)$/.test(value.operator)) value.operands.forEach((operand) => this.#named(name, operand));
        break;
      case 'unknown':
        for (const child of value.children) if (child.kind === 'name') this.#alias(child.name, name, { isItem: true });
        break;
      case 'call':
        this.#made(name, value);
        break;
      default:
    }
  }

  /** What a call hands back may be what it is given, or something in that. */
  #made(name: string, { callee, arguments: list }: CallNode): void {
    const [, owner] = /^(.*)\.(?:get|pop|setdefault)$/.exec(callee) ?? [];
    if (owner !== undefined) this.#alias(owner, name, { isItem: true });
    this.#alias(`${lastPart(callee)}()`, name);
    for (const { value } of list)
      if (value.kind === 'name') this.#alias(value.name, name, callee === 'vars' ? {} : { through: lastPart(callee) });
  }

  #class(scope: MappingNode, name: string): void {
    this.#bases = (scope.bases ?? []).map(lastPart);
    add(this.classes, name, scope);
    for (const base of this.#bases) add(this.subclasses, base, name);
  }

  /** `super().__init__(9)` and `Base.__init__(self, 9)` make an object of the class below; `train.callback(9)` calls what click made a command of. */
  #making(node: CallNode): void {
    const [, command] = /^(?:.*\.)?(\w+)\.callback$/.exec(node.callee) ?? [];
    if (command !== undefined) add(this.calls, command, node);
    if (node.callee === '.__init__') for (const base of this.#bases) add(this.calls, base, { ...node, callee: 'super().__init__' });
    else if (node.callee.endsWith('.__init__'))
      add(this.calls, lastPart(node.callee.slice(0, -'.__init__'.length)), { ...node, arguments: node.arguments.slice(1) });
  }

  /** `partial(f, 9)` gives `f` what follows, and so do `map(f, [9])`, click's `ctx.invoke(f, n=9)` and `sorted([9], key=f)`; `Thread(target=f, args=(9,))` gives it anything. */
  #partial(node: CallNode): void {
    for (const { value, name } of node.arguments) {
      if (value.kind !== 'name' || !callsIt.test(lastPart(node.callee))) continue;
      const isInOrder = name === undefined && node.arguments[0]?.value === value;
      const rest = node.arguments.filter((other) => other.value !== value && (isInOrder || /^k?w?args$/.test(other.name?.text ?? 'args')));
      const spread = rest.map((other): Argument => ({ range: other.range, spread: '*', value: other.value }));
      const call = { ...node, callee: value.name, arguments: isInOrder && inOrder.test(lastPart(node.callee)) ? rest : spread };
      add(this.calls, lastPart(value.name), call);
      if (isInOrder) for (const argument of rest) this.#handed(call, argument, argument.value);
    }
  }

  #setting(node: CallNode): void {
    const { owner, attributes } = attributesSetBy(node);
    const scope = this.#scopes.at(-1);
    for (const attribute of attributes) {
      add(this.writes, attribute, { owner, scopes: this.#scopes });
      if (scope && isSetOutside(owner, scope)) add(this.assignedInside, `${owner}.${attribute}`, true);
    }
  }

  #handed(call: CallNode, argument: Argument, value: Node): void {
    if (value.kind === 'name') add(this.handedOn, value.name, { call, argument });
    if (value.kind === 'list') for (const item of value.items) this.#handed(call, argument, item);
  }

  #node(node: Node): void {
    switch (node.kind) {
      case 'call':
        add(this.calls, lastPart(node.callee), node);
        if (node.callee.endsWith('.__call__')) add(this.calls, lastPart(node.callee.slice(0, -'.__call__'.length)), node);
        this.#partial(node);
        this.#making(node);
        this.#setting(node);
        for (const argument of node.arguments) {
          this.#handed(node, argument, argument.value);
          this.#node(argument.value);
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

/** What calls a function that it is given, with what else it is given in this order. */
const inOrder = /^(?:partial|map|starmap|submit|invoke)$/;

/** What calls a function that it is given. */
const callsIt = /^(?:partial|map|starmap|submit|invoke|filter|sorted|reduce|Thread|Process|Timer|apply|apply_async|spawn|run_in_executor)$/;

/** Whether a function sets something that has its name from around. */
function isSetOutside(name: string, scope: MappingNode): boolean {
  const [first = ''] = name.split(/[.[]/, 1);
  return scope.ofClass !== true && first !== '' && first !== 'self' && entriesNamed(scope, first).length === 0;
}

/** By which name a function is called: what makes the objects of a class, by that of the class. */
export const calledName = ({ scopeName = '' }: MappingNode, around: MappingNode | undefined): string =>
  scopeName === '__init__' ? (around?.scopeName ?? scopeName) : scopeName;

export function add<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
