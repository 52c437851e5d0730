// Constant folding on the neutral tree: what a node's value is, and how it was found. Nothing is executed and nothing guessed.
import { type Message, say } from '../../core/message';
import { hasNamesOfParents, isOfParents, resolverOf } from './convention';
import { type Environment, isProgram, parentOf, reservation, treeOf, whereIs } from './environment';
import { lineOf } from '../text/lines';
import { Evaluations } from './evaluated';
import { type Binding, parseReference } from './lookUp';
import { behindImport } from './names/bindingsOf';
import { boundAt, boundMoreThanOnce, deletedAt, memberBeside } from './names/boundAt';
import { fieldDefault } from './fieldDefault';
import { doubtOfName } from './names/doubtOfName';
import { fileRunLater } from './names/reboundLater';
import { callFunction, constantImported, constantOf, functionOf, textMethod } from './pythonFunctions';
import { applyToNumbers, applyToValues, formatted } from './pythonOperators';
import { isOfDefault, joined, literal, type Origin, type OriginPlace, placeMessage } from './origin';
import { notAsPutIn } from './putIn';
import { isMessage, type Located, locate, locateInParents, missing } from './references';
import type { CallNode, MappingNode, NameNode, Node, OperationNode, Range, ReferenceNode } from '../tree/tree';
import { because, CIRCLE, computed, computedText, fail, isFinal, isTooDeep, NOT_CONSTANT, TOO_DEEP } from './reasons';
import type { Evaluated } from './value';
import { isTrue, operandNumber, type Value } from './values';

/** The value of a node, or the reason why it has none, such as a cycle. Never throws. */
export function evaluate(node: Node, environment: Environment): Evaluated {
  if (node.kind === 'number' && !parentOf(environment.path, environment))
    return { ok: true, value: node.value, origin: literal, literal: node.range };
  return new Evaluator(environment).evaluate(node, environment.path);
}

const MAX_DEPTH = 500;
type Path = readonly MappingNode[];

class Evaluator {
  /** The nodes that are being evaluated: meeting one again is a cycle. */
  readonly #active = new Set<Node>();
  /** How many values hang below the one that was evaluated last. */
  #height = 0;
  readonly #known: Evaluations<Evaluated>;

  constructor(private readonly environment: Environment) {
    this.#known = environment.evaluations ?? new Evaluations();
  }

  evaluate(node: Node, path: Path): Evaluated {
    if (this.#active.has(node)) return fail(CIRCLE, node);
    const beside = this.#height;
    const [known, depth] = [this.#known.get(node, path), this.#active.size];
    const isBelow = depth + (known?.height ?? 0) > MAX_DEPTH;
    let result = isBelow ? fail(TOO_DEEP, node) : known?.result;
    if (!result || (!isBelow && isTooDeep(result))) result = this.#evaluateFresh(node, path);
    else this.#height = known?.height ?? 0;
    this.#height = Math.max(this.#height, beside);
    return result;
  }

  #evaluateFresh(node: Node, path: Path): Evaluated {
    const since = this.#known.log.length;
    this.#height = 0;
    this.#active.add(node);
    const result = this.#evaluate(node, path);
    this.#active.delete(node);
    // What is too deep here is not where less stands around it.
    this.#height = isTooDeep(result) ? MAX_DEPTH + 1 - this.#active.size : this.#height + 1;
    if (isFinal(result)) this.#known.set(node, path, result, this.#height, since);
    return result;
  }

  #evaluate(node: Node, path: Path): Evaluated {
    switch (node.kind) {
      case 'number':
      case 'boolean':
      case 'null':
        return { ok: true, value: node.kind === 'null' ? null : node.value, origin: literal, literal: this.#literal(node, path) };
      case 'string':
        if (this.#isMissing(node.value)) return fail(say('The value is marked as missing ({mark}).', { mark: node.value }), node);
        if (node.expression) return this.evaluate(node.expression, path);
        return { ok: true, value: node.value, origin: literal, literal: this.#literal(node, path) };
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

  #where(range: Range, path: Path): OriginPlace {
    return whereIs(range, path, this.environment);
  }

  #list(items: readonly Node[], path: Path): Evaluated {
    const values: Value[] = [];
    const origins: Origin[] = [];
    for (const item of items) {
      const result = this.evaluate(item, path);
      if (!result.ok) return result;
      values.push(result.value);
      origins.push(result.origin);
    }
    return { ok: true, value: values, origin: joined(origins) };
  }

  #operation(node: OperationNode, path: Path): Evaluated {
    const { operator, operands } = node;
    const [first, second, third] = operands as readonly [Node, Node, Node];
    if (operator === 'if else') return this.#choose(second, path, (isMet) => (isMet ? first : third));
    if (operator === 'and') return this.#choose(first, path, (isMet) => (isMet ? second : first));
    if (operator === 'or') return this.#choose(first, path, (isMet) => (isMet ? first : second));
    const list = this.#list(operands, path);
    if (!list.ok) return list;
    const other = notAsPutIn(node, { value: (part) => this.evaluate(part, path), text: (range) => this.#text(range, path) });
    if (other) return other;
    const values = list.value as readonly Value[];
    if (operator === 'format') return computedText(formatted(values), node, list.origin);
    const value = applyToValues(operator, values);
    if (value !== undefined) return { ok: true, value, origin: list.origin };
    const numbers = operands.map((operand, index) => operandNumber(values[index]!, operand.kind === 'reference'));
    const wrong = operands[numbers.indexOf(undefined)];
    if (wrong) return fail(say('This is not a number.'), wrong);
    const literal = operands.length === 1 && first.kind === 'number' ? this.#literal(node, path) : undefined;
    return computed(applyToNumbers(operator, numbers as number[]), node, list.origin, literal);
  }

  /** The value of the branch that a condition chooses. */
  #choose(condition: Node, path: Path, choose: (isMet: boolean) => Node): Evaluated {
    const given = this.evaluate(condition, path);
    if (!given.ok) return given;
    // In the texts of configs nothing depends on a list.
    if (Array.isArray(given.value) && !isProgram(this.environment)) return fail(NOT_CONSTANT, condition);
    const node = choose(isTrue(given.value));
    if (node === condition) return given;
    const chosen = this.evaluate(node, path);
    return chosen.ok ? { ...chosen, origin: joined([given.origin, chosen.origin]) } : chosen;
  }

  #call(node: CallNode, path: Path): Evaluated {
    const { callee } = node;
    const resolver = resolverOf(callee, this.environment.conventions);
    const value = (part: Node) => this.evaluate(part, path);
    const resolved = resolver?.(node, { value, text: ({ range }) => this.#text(range, path) }) ?? textMethod(node, value);
    if (resolved) return resolved;
    const byDefault = fieldDefault(node);
    if (byDefault) return this.evaluate(byDefault, path);
    const bound = callee.includes('.') ? [] : boundAt(callee, node, path, this.environment).bindings;
    if (bound.some(({ entry }) => entry.value.kind !== 'import'))
      return fail(say('{name} is defined in this file, not a function that is known.', { name: callee }), node);
    const name = functionOf(callee, { isPython: isProgram(this.environment), isImported: bound.length > 0 });
    if (name === undefined) return fail(say('{name}(...) is only known when the program runs.', { name: callee }), node);
    if (node.arguments.some((argument) => argument.name ?? argument.spread)) return fail(NOT_CONSTANT, node);
    const given = node.arguments.map((argument) => argument.value);
    const list = this.#list(given, path);
    return list.ok ? computed(callFunction(name, list.value as readonly Value[]), node, list.origin) : list;
  }

  #name(node: NameNode, path: Path): Evaluated {
    const constant = constantOf(node.name);
    const { bindings, isEarlier, deletion } = boundAt(node.name, node, path, this.environment);
    const [binding] = bindings;
    if (deletion) return fail(deletedAt(node.name, isEarlier ? { kind: 'cell' } : this.#where(deletion.key!.range, path)), node);
    if (!binding) {
      if (constant !== undefined) return { ok: true, value: constant, origin: literal };
      const { root, conventions } = this.environment;
      if (isOfParents(node.name, conventions)) return this.#ofParents(node, 1);
      if (hasNamesOfParents(root, conventions)) return this.#ofParents(node, 0);
      return fail(say('{name} is not defined in this file.', { name: node.name }), node);
    }
    if (bindings.length === 1) return this.#bound(node, binding, isEarlier, path);
    const all = bindings.map(({ entry, path: around }) => lineOf(treeOf(around, this.environment), entry.key!.range.from));
    const lines = [...new Set(all)].sort((a, b) => a - b);
    return fail(boundMoreThanOnce(node.name, isEarlier ? [] : lines), node);
  }

  /** The value of a name that is bound once. */
  #bound(node: NameNode, binding: Binding, isEarlier: boolean, path: Path): Evaluated {
    const { entry } = binding;
    const { range } = entry.key!;
    if (entry.value.kind === 'import') {
      const member = isEarlier ? undefined : memberBeside(entry.value);
      const { root, conventions } = this.environment;
      if (member !== undefined && hasNamesOfParents(root, conventions)) return this.#ofParents({ ...node, name: member }, 0);
      const value = constantImported(node.name, entry.value);
      if (value !== undefined) return { ok: true, value, origin: literal };
      const [there, ...others] = behindImport(entry.value, binding.path, this.environment);
      if (there && others.length === 0) return this.#bound(node, there, false, path);
      const place = placeMessage(this.#where(range, binding.path));
      return fail(say('{name} is imported ({place}), so its value is not in this file.', { name: node.name, place }), node);
    }
    const doubt = doubtOfName(node, binding, isEarlier, path, this.environment);
    if (doubt) return fail(doubt, node);
    const place = isEarlier ? ({ kind: 'cell' } as const) : this.#where(range, binding.path);
    if (entry.value.kind === 'unknown' || entry.value.kind === 'mapping')
      return fail(say('{name} has no constant value ({place}).', { name: node.name, place: placeMessage(place) }), node);
    const result = this.evaluate(entry.value, binding.path);
    if (!result.ok) return fail(because(node.name, place, result.reason), node);
    const written = isEarlier ? node.name : this.#text(range, binding.path);
    const through = isOfDefault(result.origin) && { through: result.origin };
    const named = entry.isDefault
      ? { name: written, isDefault: true, ...reservation(binding, this.environment) }
      : { name: node.name, ...through, ...fileRunLater(binding, this.environment), ...reservation(binding, this.environment) };
    const origin: Origin = { kind: 'name', place, ...named };
    return { ok: true, value: result.value, origin, literal: isEarlier ? undefined : result.literal };
  }

  #reference(node: ReferenceNode, path: Path): Evaluated {
    const name = node.path.replace(/^\.+/, '');
    if (node.target) {
      const result = this.evaluate(node.target, path);
      return result.ok
        ? { ...result, origin: { kind: 'name', name, place: this.#where(node.target.range, path) } }
        : { ...result, range: node.range };
    }
    return this.#located(locate(node, path, this.environment), name, node);
  }

  /** A key of a parent, behind so many parts of a name: `_base_.x`. */
  #ofParents(node: NameNode, behind: number): Evaluated {
    const keys = parseReference(node.name).keys.slice(behind);
    return this.#located(locateInParents(keys, this.environment) ?? missing(node.name, this.environment), node.name, node);
  }

  /** The value of what a name or a reference was found to lead to. */
  #located(found: Located | Message, name: string, node: Node): Evaluated {
    if (isMessage(found)) return fail(found, node);
    if (found.node.kind === 'mapping') return fail(say('{name} is a mapping, not a value.', { name }), node);
    if (found.node.kind === 'string' && this.#isMissing(found.node.value)) {
      // That leaves it to the files that the text builds on.
      const other = parentOf(found.path, this.environment) ? undefined : locateInParents(parseReference(name).keys, this.environment);
      const missingHere = say('{name} is marked as missing ({mark}).', { name, mark: found.node.value });
      return this.#located(other && !isMessage(other) ? other : missingHere, name, node);
    }
    const place = this.#where(found.node.range, found.path);
    const result = this.evaluate(found.node, found.path);
    if (!result.ok) return fail(because(name, place, result.reason), node);
    return { ...(found.node.kind === 'string' && { written: found.node }), ...result, origin: { kind: 'name', name, place } };
  }

  readonly #text = ({ from, to }: Range, path: Path): string => treeOf(path, this.environment).text.slice(from, to);
  readonly #isMissing = (text: string): boolean => this.environment.conventions.some(({ missing: mark }) => mark === text);
}
