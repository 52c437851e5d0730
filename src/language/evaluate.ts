// Constant folding on the neutral tree: what a node's value is, and how it was found. Nothing is executed and nothing guessed.
import { lineOf } from './lines';
import { type Binding, bindingsOf, entriesNamed, entryOf, parseReference } from './lookUp';
import { norInParents, type FilePlace, type Parent, type Parents } from './parents';
import { callFunction, constantOf, functionOf, inMath } from './pythonFunctions';
import { applyBinary, applyUnary, type Outcome } from './pythonOperators';
import type { BinaryNode, CallNode, MappingNode, NameNode, Node, Range, ReferenceNode, Tree, UnaryNode } from './tree';

/** What a constant can be. */
export type Value = number | string | boolean | null | readonly Value[];

/** A node's value and where it came from, or why there is none. */
export type Evaluated = Found | NotFound;

interface Found {
  readonly ok: true;
  readonly value: Value;
  /** How it was found, where it is not simply written there: "TOTAL, line 3". */
  readonly origin?: string | undefined;
  /** The literal in this text that has to be changed to change the value. */
  readonly literal?: Range | undefined;
  /** The places in other files that it was found at. */
  readonly files?: readonly FilePlace[];
}

interface NotFound {
  readonly ok: false;
  /** A sentence. */
  readonly reason: string;
  /** The part of the evaluated node that it is about. */
  readonly range: Range;
}

/** Where a node stands: what its names and references can mean. */
export interface Environment {
  readonly tree: Tree;
  /** The document in which absolute references are looked up. */
  readonly root: Node;
  /** The mappings and scopes around the node, outermost first. */
  readonly path: readonly MappingNode[];
  /** The scopes of earlier notebook cells, the earliest first. Their offsets are not this text's. */
  readonly prelude: readonly MappingNode[];
  /** The files in which absolute references are looked up that lead nowhere in this text. */
  readonly parents?: Parents | undefined;
  /** Called when something is not in this text that a parent may have. */
  readonly onMissing?: (() => void) | undefined;
}

/** The environment of a node in a tree. */
export function createEnvironment(
  tree: Tree,
  root: Node,
  path: readonly MappingNode[],
  prelude: readonly MappingNode[] = [],
  outside: Pick<Environment, 'parents' | 'onMissing'> = {},
): Environment {
  return { tree, root, path, prelude, ...outside };
}

/** The value of a node. Never throws; cycles and nesting beyond any sense are reasons like others. */
export function evaluate(node: Node, environment: Environment): Evaluated {
  const evaluator = new Evaluator(environment);
  const result = evaluator.evaluate(node, environment.path);
  const files = [...evaluator.files];
  return result.ok && files.length > 0 ? { ...result, files } : result;
}

/** Where a place within these mappings is: "line 3", or in another file "line 3 of base.yaml". */
export function whereIs(
  { from }: Range,
  path: readonly MappingNode[],
  environment: Environment,
): { readonly text: string; readonly file?: FilePlace } {
  const parent = parentOf(path, environment);
  if (!parent) return { text: `line ${lineOf(environment.tree, from)}` };
  const { name, uri, tree } = parent;
  const file = { name, uri, line: lineOf(tree, from) };
  return { text: `line ${file.line} of ${name}`, file };
}

function parentOf([root]: readonly MappingNode[], { parents }: Environment): Parent | undefined {
  return parents?.files.find((file) => file.root === root);
}

/** The node that a reference leads to and the mappings around it, outermost first; undefined where it leads nowhere. */
export function locate(reference: ReferenceNode, environment: Environment): Located | undefined {
  const found = new Evaluator(environment).locate(reference, environment.path);
  return typeof found === 'string' ? undefined : found;
}

const NUMERIC = /^\s*[-+]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?\s*$/;
const SPECIAL = /^\s*([-+]?)\.?(?:inf(?:inity)?|(nan))\s*$/i;

/** A value as a number: numbers, and text that reads as one (`"100"`, `1e-5`, `inf`). Undefined for everything else. */
export function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  if (NUMERIC.test(value)) return Number(value.replaceAll('_', ''));
  const special = SPECIAL.exec(value);
  return special ? (special[2] ? NaN : special[1] === '-' ? -Infinity : Infinity) : undefined;
}

/** As `asNumber`, for Python's operators and functions: there True is 1. */
const toNumber = (value: Value): number | undefined => (typeof value === 'boolean' ? Number(value) : asNumber(value));

const MAX_DEPTH = 500;
const MAX_ITEMS = 10_000;
const NOT_CONSTANT = 'This is not a constant.';

const fail = (reason: string, { range }: Node): NotFound => ({ ok: false, reason, range });

/** A reason with the way that led to it, as long as that is of help. */
const because = (where: string, reason: string): string => (reason.length > 120 ? reason : `${where}: ${reason}`);

type Path = readonly MappingNode[];

/** A node and the mappings around it, outermost first. */
interface Located {
  readonly node: Node;
  readonly path: Path;
}

class Evaluator {
  /** The nodes that are being evaluated: meeting one again is a cycle. */
  readonly #active = new Set<Node>();
  /** Where in other files the way has led. */
  readonly files = new Set<FilePlace>();

  constructor(private readonly environment: Environment) {}

  evaluate(node: Node, path: Path): Evaluated {
    if (this.#active.has(node)) return fail('The value depends on itself.', node);
    if (this.#active.size > MAX_DEPTH) return fail('This is nested too deeply.', node);
    this.#active.add(node);
    const result = this.#evaluate(node, path);
    this.#active.delete(node);
    return result;
  }

  #evaluate(node: Node, path: Path): Evaluated {
    switch (node.kind) {
      case 'number':
      case 'boolean':
        return { ok: true, value: node.value, literal: this.#literal(node, path) };
      case 'null':
        return { ok: true, value: null, literal: this.#literal(node, path) };
      case 'string':
        if (node.value === '???') return fail('The value is marked as missing (???).', node);
        return node.expression ? this.evaluate(node.expression, path) : { ok: true, value: node.value, literal: this.#literal(node, path) };
      case 'name':
        return this.#name(node, path);
      case 'reference':
        return this.#reference(node, path);
      case 'unary':
        return this.#unary(node, path);
      case 'binary':
        return this.#binary(node, path);
      case 'call':
        return this.#call(node, path);
      case 'list':
        return this.#list(node.items, path);
      default:
        return fail(NOT_CONSTANT, node);
    }
  }

  /** The range of a literal; of those in this text only, since others cannot be changed here. */
  #literal({ range }: { readonly range: Range }, path: Path): Range | undefined {
    return parentOf(path, this.environment) ? undefined : range;
  }

  /** As `whereIs`; keeps in mind that the way has led there. */
  #where(range: Range, path: Path): string {
    const { text, file } = whereIs(range, path, this.environment);
    if (file) this.files.add(file);
    return text;
  }

  #list(items: readonly Node[], path: Path): Evaluated {
    const values: Value[] = [];
    const origins: (string | undefined)[] = [];
    for (const item of items) {
      const result = this.evaluate(item, path);
      if (!result.ok) return result;
      values.push(result.value);
      origins.push(result.origin);
    }
    return { ok: true, value: values, origin: join(origins) };
  }

  #unary({ operator, operand, range }: UnaryNode, path: Path): Evaluated {
    const result = this.#number(operand, path);
    if (!result.ok) return result;
    const literal = operand.kind === 'number' ? this.#literal({ range }, path) : undefined;
    return computed(applyUnary(operator, result.value), { range }, result.origin, literal);
  }

  #binary(node: BinaryNode, path: Path): Evaluated {
    const { operator } = node;
    const left = this.evaluate(node.left, path);
    if (!left.ok) return left;
    const right = this.evaluate(node.right, path);
    if (!right.ok) return right;
    const origin = join([left.origin, right.origin]);
    const sequence = onSequences(operator, left.value, right.value);
    if (sequence !== undefined) return { ok: true, value: sequence, origin };
    const [a, b] = [operandNumber(node.left, left.value), operandNumber(node.right, right.value)];
    if (a === undefined) return fail('This is not a number.', node.left);
    if (b === undefined) return fail('This is not a number.', node.right);
    return computed(applyBinary(operator, a, b), node, origin);
  }

  #number(node: Node, path: Path): (Found & { readonly value: number }) | NotFound {
    const result = this.evaluate(node, path);
    if (!result.ok) return result;
    const value = operandNumber(node, result.value);
    return value === undefined ? fail('This is not a number.', node) : { ...result, value };
  }

  #call(node: CallNode, path: Path): Evaluated {
    const { callee } = node;
    const valueOf = (keyword: string) => node.arguments.find(({ name }) => name?.text === keyword)?.value;
    if (callee === 'oc.env') return this.#environmentVariable(node, path);
    if (/(?:^|\.)[fF]ield$/.test(callee) && valueOf('default')) return this.evaluate(valueOf('default')!, path);
    const bound = callee.includes('.') ? [] : this.#bindings(callee, path).bindings;
    if (bound.some((binding) => !this.#isImport(binding)))
      return fail(`${callee} is defined in this file, not a function that is known.`, node);
    const name = functionOf(callee, bound.length > 0 || !this.#isPython());
    if (name === undefined) return fail(`${callee}(...) is only known when the program runs.`, node);
    if (node.arguments.some((argument) => argument.name ?? argument.spread)) return fail(NOT_CONSTANT, node);
    const list = this.#list(
      node.arguments.map(({ value }) => value),
      path,
    );
    if (!list.ok) return list;
    return computed(callFunction(name, list.value as readonly Value[], toNumber), node, list.origin);
  }

  #environmentVariable(node: CallNode, path: Path): Evaluated {
    const [variable, fallback] = node.arguments;
    const name = variable?.value.kind === 'string' || variable?.value.kind === 'name' ? this.#text(variable.value.range, path) : '';
    if (!fallback) return fail(`The environment variable ${name} is only known when the program runs.`, node);
    const result = this.evaluate(fallback.value, path);
    return result.ok ? { ...result, origin: `default of the environment variable ${name}` } : result;
  }

  #name(node: NameNode, path: Path): Evaluated {
    const constant = constantOf(node.name);
    const { bindings, isEarlier } = this.#bindings(node.name, path);
    const [binding] = bindings;
    if (!binding) {
      if (constant !== undefined) return { ok: true, value: constant };
      if (node.name.startsWith('_base_.')) return this.#ofParents(node);
      return fail(`${node.name} is not defined in this file.`, node);
    }
    const { entry } = binding;
    const { range } = entry.key!;
    if (bindings.length > 1) {
      const lines = [...new Set(bindings.map((other) => this.#line(other.entry.key!.range, other.path)))];
      const where = isEarlier
        ? ''
        : lines.length > 1
          ? ` (lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)})`
          : ` (line ${lines[0]})`;
      return fail(`${node.name} is bound more than once${where}, so its value is not constant.`, node);
    }
    if (!isEarlier && this.#isImport(binding)) {
      const imported = inMath(node.name);
      const value =
        imported && /^from\s+(?:math|numpy)\b/.test(this.#text(entry.value.range, binding.path)) ? constantOf(imported) : undefined;
      if (value !== undefined) return { ok: true, value };
      return fail(`${node.name} is imported (${this.#where(range, binding.path)}), so its value is not in this file.`, node);
    }
    const where = isEarlier ? 'an earlier cell' : this.#where(range, binding.path);
    if (entry.value.kind === 'unknown' || entry.value.kind === 'mapping')
      return fail(`${node.name} has no constant value (${where}).`, node);
    const result = this.evaluate(entry.value, binding.path);
    if (!result.ok) return fail(because(`${node.name} (${where})`, result.reason), node);
    const written = isEarlier ? node.name : this.#text(range, binding.path);
    const isOfDefault = result.origin?.startsWith('default') === true && !entry.isDefault;
    const origin = `${entry.isDefault ? `default of ${written}` : node.name}, ${where}${isOfDefault ? ` (${result.origin})` : ''}`;
    return { ok: true, value: result.value, origin, literal: isEarlier ? undefined : result.literal };
  }

  /** The bindings of a name in this text, else in the latest earlier cell that has some. */
  #bindings(name: string, path: Path): { readonly bindings: readonly Binding[]; readonly isEarlier: boolean } {
    const bindings = bindingsOf(name, path);
    if (bindings.length > 0 || this.environment.prelude.length === 0) return { bindings, isEarlier: false };
    const earlier = this.environment.prelude.map((scope) => bindingsOf(name, [scope]));
    return { bindings: earlier.flat(), isEarlier: true };
  }

  #reference(node: ReferenceNode, path: Path): Evaluated {
    const name = node.path.replace(/^\.+/, '');
    if (node.target) {
      const result = this.evaluate(node.target, path);
      return result.ok ? { ...result, origin: `${name}, ${this.#where(node.target.range, path)}` } : { ...result, range: node.range };
    }
    return this.#located(this.locate(node, path), name, node);
  }

  /** `_base_.x`: a key of a parent, as MMEngine has it. */
  #ofParents(node: NameNode): Evaluated {
    const keys = node.name.split('.').slice(1);
    return this.#located(this.#inParents(keys, 0) ?? this.#missing(node.name), node.name, node);
  }

  /** The value of what a name or a reference was found to lead to. */
  #located(found: Located | string, name: string, node: Node): Evaluated {
    if (typeof found === 'string') return fail(found, node);
    if (found.node.kind === 'mapping') return fail(`${name} is a mapping, not a value.`, node);
    if (found.node.kind === 'string' && found.node.value === '???') return fail(`${name} is marked as missing (???).`, node);
    const where = this.#where(found.node.range, found.path);
    const result = this.evaluate(found.node, found.path);
    if (!result.ok) return fail(because(`${name} (${where})`, result.reason), node);
    return { ok: true, value: result.value, origin: `${name}, ${where}`, literal: result.literal };
  }

  /** The node that a reference leads to, through references on the way, or why it leads nowhere. */
  locate(reference: ReferenceNode, path: Path, hops = 0): Located | string {
    const { up, keys } = parseReference(reference.path);
    if (hops > 20) return 'The reference leads in a circle.';
    const around = path.filter(({ scope }) => scope !== true);
    const found =
      up > 0
        ? this.#follow(around.at(-up), around.slice(0, -up), keys, hops)
        : (this.#follow(this.environment.root, [], keys, hops) ?? this.#inParents(keys, hops));
    return found ?? this.#missing(reference.path.replace(/^\.+/, ''));
  }

  #inParents(keys: readonly string[], hops: number): Located | string | undefined {
    this.environment.onMissing?.();
    for (const { root } of this.environment.parents?.files ?? []) {
      const found = this.#follow(root, [], keys, hops);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The node at the end of a way of keys, why there is no single one, or undefined where the way ends. */
  #follow(start: Node | undefined, around: Path, keys: readonly string[], hops: number): Located | string | undefined {
    let node = start;
    let inside = around;
    for (const key of keys) {
      const step: ReferenceNode | undefined = node?.kind === 'reference' ? node : undefined;
      if (step?.target) node = step.target;
      else if (step) {
        const next = this.locate(step, inside, hops + 1);
        if (typeof next === 'string') return next;
        ({ node, path: inside } = next);
      }
      if (node?.kind === 'mapping') {
        if (node.scope && entriesNamed(node, key).length > 1) return `${key} is bound more than once, so its value is not constant.`;
        inside = [...inside, node];
        node = entryOf(node, key)?.value;
      } else if (node?.kind === 'list' && /^-?\d+$/.test(key)) node = node.items.at(Number(key));
      else return undefined;
      if (node?.kind === 'string' && node.expression?.kind === 'reference') node = node.expression;
    }
    return node && keys.length > 0 ? { node, path: inside } : undefined;
  }

  #missing(name: string): string {
    return `${name} is not in this file${norInParents(this.environment.parents)}.`;
  }

  #text({ from, to }: Range, path: Path): string {
    return (parentOf(path, this.environment) ?? this.environment).tree.text.slice(from, to);
  }

  #line({ from }: Range, path: Path): number {
    return lineOf((parentOf(path, this.environment) ?? this.environment).tree, from);
  }

  #isImport({ entry: { value }, path }: Binding): boolean {
    return value.kind === 'unknown' && /^(?:from|import)\b/.test(this.#text(value.range, path).slice(0, 7));
  }

  #isPython(): boolean {
    const { root } = this.environment;
    return root.kind === 'mapping' && root.scope === true;
  }
}

/** An operand as a number. Text counts as one only behind a reference: loaders read `1e-5` as text where the author meant a number. */
function operandNumber(node: Node, value: Value): number | undefined {
  return typeof value === 'string' && node.kind !== 'reference' ? undefined : toNumber(value);
}

/** What Python makes of strings and lists: joined by `+`, and lists repeated by `*`. */
function onSequences(operator: BinaryNode['operator'], left: Value, right: Value): Value | undefined {
  if (operator === '+' && Array.isArray(left) && Array.isArray(right)) return [...(left as Value[]), ...(right as Value[])];
  if (operator !== '*') return undefined;
  const [list, count] = Array.isArray(left) ? [left as Value[], right] : [right, left];
  if (!Array.isArray(list) || typeof count !== 'number' || !Number.isInteger(count)) return undefined;
  const times = Math.max(0, count);
  return times * list.length > MAX_ITEMS ? undefined : Array.from({ length: times }, () => list as Value[]).flat();
}

function computed(outcome: Outcome, node: { readonly range: Range }, origin?: string, literal?: Range): Evaluated {
  if (typeof outcome === 'string') return { ok: false, reason: outcome, range: node.range };
  return { ok: true, value: outcome, origin, literal };
}

/** Several origins as one text, each once. */
function join(origins: readonly (string | undefined)[]): string | undefined {
  const known = [...new Set(origins.flatMap((origin) => origin?.split('; ') ?? []))];
  return known.length > 0 ? known.join('; ') : undefined;
}
