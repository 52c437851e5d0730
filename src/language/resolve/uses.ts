// What a program does elsewhere with what a name is bound to: gives a parameter another value than its default, or changes a dict or an object.
import { type Message, say } from '../../core/message';
import { type Binding, callKey, entriesNamed, keysOf, withoutReport } from './lookUp';
import type { Argument, CallNode, MappingNode, Node } from '../tree/tree';
import { lastPart } from '../tree/walk';

/** A function, and how many of its parameters come before those that its calls name: `self`. */
interface DefinedFunction {
  readonly scope: MappingNode;
  readonly isMethod: boolean;
}

interface Uses {
  /** The calls of functions by their last names. */
  readonly calls: ReadonlyMap<string, readonly CallNode[]>;
  /** The calls in which a name stands alone as an argument. */
  readonly handedOn: ReadonlyMap<string, readonly CallNode[]>;
  /** The functions by name; a class is that which makes its objects. */
  readonly functions: ReadonlyMap<string, readonly DefinedFunction[]>;
  /** The function that begins at each place, and its name. */
  readonly functionAt: ReadonlyMap<number, readonly [name: string, defined: DefinedFunction]>;
  /** The other names of what a name stands for. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** The dotted names that functions assign to without having their first parts themselves. */
  readonly assignedInside: ReadonlySet<string>;
}

const known = new WeakMap<MappingNode, Uses>();

/** The uses of names in a module; who asks has to report what of it. */
function usesOf(reporting: MappingNode): Uses {
  const module = withoutReport(reporting);
  let uses = known.get(module);
  if (!uses) known.set(module, (uses = new UseReader().read(module)));
  return uses;
}

class UseReader implements Uses {
  readonly calls = new Map<string, CallNode[]>();
  readonly handedOn = new Map<string, CallNode[]>();
  readonly functions = new Map<string, DefinedFunction[]>();
  readonly functionAt = new Map<number, readonly [string, DefinedFunction]>();
  readonly aliases = new Map<string, string[]>();
  readonly assignedInside = new Set<string>();

  read(module: MappingNode): this {
    this.#scope(module, false, true);
    return this;
  }

  #scope(scope: MappingNode, inClass: boolean, isModule: boolean, name?: string): void {
    const own = new Set(keysOf(scope).filter((key) => !/[.[]/.test(key)));
    for (const { key, value, merged } of scope.entries) {
      if (merged === true) continue;
      const [first] = key?.text.split(/[.[]/) ?? [];
      if (key && first !== key.text && !isModule && !inClass && first !== 'self' && !own.has(first!)) this.assignedInside.add(key.text);
      if (key && value.kind === 'name') add(this.aliases, value.name, key.text);
      if (value.kind === 'mapping' && value.scope === true && key) {
        const isConstructor = inClass && key.text === '__init__' && name !== undefined;
        if (value.ofClass !== true) this.#function(isConstructor ? name : key.text, { scope: value, isMethod: inClass });
        this.#scope(value, value.ofClass === true, false, key.text);
      } else this.#node(value);
    }
  }

  #function(name: string, defined: DefinedFunction): void {
    add(this.functions, name, defined);
    this.functionAt.set(defined.scope.range.from, [name, defined]);
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
        if (node.scope === true) this.#scope(node, false, false);
        else node.entries.forEach(({ value }) => this.#node(value));
        break;
      case 'unknown':
        node.children.forEach((child) => this.#node(child));
        break;
      default:
    }
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The parameter of a function that an argument of a call is for; undefined where that is not certain. */
function parameterFor({ scope, isMethod }: DefinedFunction, call: CallNode, argument: Argument): string | undefined {
  if (argument.name) return argument.name.text;
  const place = call.arguments.indexOf(argument) + (isMethod ? 1 : 0);
  return scope.entries.filter(({ key }) => key)[place]?.key?.text;
}

/** Why the value that a name is bound to may not be the one that it has, as the program says elsewhere; undefined where nothing speaks against it. */
export function doubtOf(name: string, { entry }: Binding, path: readonly MappingNode[]): Message | undefined {
  const [first = '', part] = name.split(/[.[\]]+/);
  if (part !== undefined && first !== 'self' && entry.key?.text !== name && isChangedElsewhere(first, part, path))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
  if (!entry.isDefault || entry.merged === true) return undefined;
  const scope = path.findLastIndex(
    (one) => one.scope === true && one.ofClass !== true && entriesNamed(one, entry.key!.text).includes(entry),
  );
  return scope > 0 ? doubtOfDefault(entry.key!.text, path.slice(0, scope + 1)) : undefined;
}

/** Why a parameter of the innermost of these scopes may not have its default. */
export function doubtOfDefault(parameter: string, path: readonly MappingNode[]): Message | undefined {
  const call = callGiving(parameter, path);
  return call && say('{name} is only a default: a call of {callee} gives another value.', { name: parameter, callee: call.callee });
}

/** A call of the module that gives a parameter of a function another value than its default, or may do so. */
function callGiving(parameter: string, [module, ...path]: readonly MappingNode[]): CallNode | undefined {
  const scope = path.at(-1);
  if (!module || !scope) return undefined;
  const { functionAt, calls, aliases } = usesOf(module);
  const found = functionAt.get(scope.range.from);
  if (!found) return undefined;
  const [name, own] = found;
  return [name, ...(aliases.get(name) ?? [])]
    .flatMap((each) => {
      // That nothing is bound to it is no matter: it is the question that is noted.
      entriesNamed(module, callKey(each));
      return calls.get(each) ?? [];
    })
    .find((call) => call.arguments.some((argument) => argument.spread !== undefined || parameterFor(own, call, argument) === parameter));
}

/** Whether what is in a dict, a list or an object may be changed by way of another name, or in a function that gets it. */
function isChangedElsewhere(name: string, part: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  if (module?.scope !== true) return false;
  // An edit anywhere may change what is asked here: reading the entries reports all of the module.
  if (module.entries.length === 0) return false;
  const { aliases, functions, handedOn, assignedInside } = usesOf(module);
  if (assignedInside.has(`${name}.${part}`)) return true;
  const changes = (scope: MappingNode, own: string) => keysOf(scope).some((key) => key.startsWith(`${own}.`) || key.startsWith(`${own}[`));
  const isChangedAs = (alias: string) => path.some((scope) => scope.scope === true && changes(scope, alias));
  if (aliases.get(name)?.some((alias) => isChangedAs(alias))) return true;
  return (handedOn.get(name) ?? []).some((call) =>
    (functions.get(lastPart(call.callee)) ?? []).some((one) =>
      call.arguments.some((argument) => {
        if (argument.value.kind !== 'name' || argument.value.name !== name) return false;
        const parameter = parameterFor(one, call, argument);
        return parameter !== undefined && changes(one.scope, parameter);
      }),
    ),
  );
}
