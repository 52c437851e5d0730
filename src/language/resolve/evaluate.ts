// Constant folding on the neutral tree: what a node's value is, and how it was found. Nothing is executed and nothing guessed.
import { type Environment, parentOf, treeOf, whereIs } from './environment';
import { lineOf } from '../text/lines';
import { type Binding, bindingsOf, parseReference } from './lookUp';
import type { FilePlace } from './parents';
import { callFunction, constantOf, functionOf, inMath } from './pythonFunctions';
import { applyToNumbers, applyToValues, type Outcome } from './pythonOperators';
import { type Located, locate, locateInParents, missing } from './references';
import type { CallNode, MappingNode, NameNode, Node, OperationNode, Range, ReferenceNode } from '../tree/tree';
import { isTrue, toNumber, type Value } from './values';

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

/** The value of a node, or the reason why it has none, such as a cycle. Never throws. */
export function evaluate(node: Node, environment: Environment): Evaluated {
  const evaluator = new Evaluator(environment);
  const result = evaluator.evaluate(node, environment.path);
  const files = [...evaluator.files];
  return result.ok && files.length > 0 ? { ...result, files } : result;
}

const MAX_DEPTH = 500;
const NOT_CONSTANT = 'This is not a constant.';

const fail = (reason: string, { range }: Node): NotFound => ({ ok: false, reason, range });

/** A reason, with the names that led to it where these help. */
const because = (where: string, reason: string): string => (reason.length > 120 ? reason : `${where}: ${reason}`);

type Path = readonly MappingNode[];

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
      case 'operation':
        return this.#operation(node, path);
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

  /** As `whereIs`; remembers the file as one that the value comes from. */
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

  #operation(node: OperationNode, path: Path): Evaluated {
    const { operator, operands } = node;
    const [first, second, third] = operands as readonly [Node, Node, Node];
    if (operator === 'if else') return this.#choose(second, path, (isMet) => (isMet ? first : third));
    if (operator === 'and') return this.#choose(first, path, (isMet) => (isMet ? second : first));
    if (operator === 'or') return this.#choose(first, path, (isMet) => (isMet ? first : second));
    const list = this.#list(operands, path);
    if (!list.ok) return list;
    const values = list.value as readonly Value[];
    const value = applyToValues(operator, values);
    if (value !== undefined) return { ok: true, value, origin: list.origin };
    const numbers = operands.map((operand, index) => operandNumber(operand, values[index]!));
    const wrong = operands[numbers.indexOf(undefined)];
    if (wrong) return fail('This is not a number.', wrong);
    const literal = operands.length === 1 && first.kind === 'number' ? this.#literal(node, path) : undefined;
    return computed(applyToNumbers(operator, numbers as number[]), node, list.origin, literal);
  }

  /** The value of the branch that a condition chooses. */
  #choose(condition: Node, path: Path, choose: (isMet: boolean) => Node): Evaluated {
    const given = this.evaluate(condition, path);
    if (!given.ok) return given;
    const node = choose(isTrue(given.value));
    if (node === condition) return given;
    const chosen = this.evaluate(node, path);
    return chosen.ok ? { ...chosen, origin: join([given.origin, chosen.origin]) } : chosen;
  }

  #call(node: CallNode, path: Path): Evaluated {
    const { callee } = node;
    const valueOf = (keyword: string) => node.arguments.find(({ name }) => name?.text === keyword)?.value;
    if (callee === 'oc.env') return this.#environmentVariable(node, path);
    if (/(?:^|\.)[fF]ield$/.test(callee) && valueOf('default')) return this.evaluate(valueOf('default')!, path);
    const bound = callee.includes('.') ? [] : this.#bindings(callee, path).bindings;
    if (bound.some((binding) => !isImport(binding))) return fail(`${callee} is defined in this file, not a function that is known.`, node);
    const name = functionOf(callee, bound.length > 0 || !this.#isPython());
    if (name === undefined) return fail(`${callee}(...) is only known when the program runs.`, node);
    if (node.arguments.some((argument) => argument.name ?? argument.spread)) return fail(NOT_CONSTANT, node);
    const list = this.#list(
      node.arguments.map(({ value }) => value),
      path,
    );
    if (!list.ok) return list;
    return computed(callFunction(name, list.value as readonly Value[]), node, list.origin);
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
      const lines = [...new Set(bindings.map((other) => this.#line(other.entry.key!.range, other.path)))].sort((a, b) => a - b);
      const where = isEarlier
        ? ''
        : lines.length > 1
          ? ` (lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)})`
          : ` (line ${lines[0]})`;
      return fail(`${node.name} is bound more than once${where}, so its value is not constant.`, node);
    }
    if (!isEarlier && isImport(binding)) {
      const imported = inMath(node.name);
      const isOfMath = entry.value.kind === 'import' && /^(?:math|numpy)$/.test(entry.value.module) && entry.value.member !== undefined;
      const value = imported && isOfMath ? constantOf(imported) : undefined;
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
    return this.#located(locate(node, path, this.environment), name, node);
  }

  /** `_base_.x`: a key of a parent, as MMEngine has it. */
  #ofParents(node: NameNode): Evaluated {
    const keys = parseReference(node.name).keys.slice(1);
    return this.#located(locateInParents(keys, this.environment) ?? missing(node.name, this.environment), node.name, node);
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

  #text({ from, to }: Range, path: Path): string {
    return treeOf(path, this.environment).text.slice(from, to);
  }

  #line({ from }: Range, path: Path): number {
    return lineOf(treeOf(path, this.environment), from);
  }

  #isPython(): boolean {
    const { root } = this.environment;
    return root.kind === 'mapping' && root.scope === true;
  }
}

const isImport = ({ entry }: Binding): boolean => entry.value.kind === 'import';

/** An operand as a number. Text counts as one only behind a reference: loaders read `1e-5` as text where the author meant a number. */
function operandNumber(node: Node, value: Value): number | undefined {
  return typeof value === 'string' && node.kind !== 'reference' ? undefined : toNumber(value);
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
