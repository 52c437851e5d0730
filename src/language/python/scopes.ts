// The scopes inside of Python's expressions, and the parameters of functions.
import type { SyntaxNode } from '@lezer/common';
import {
  boundNames,
  childrenOf,
  convertFruitful,
  isBarren,
  namesHandedOn,
  PUNCTUATION,
  rangeOf,
  standingFor,
  type Source,
  textOf,
  unknown,
  unknownBinding,
} from './source';
import type { Entry, NameNode, Node, Range, UnknownNode } from '../tree/tree';

/** A function-like scope inside an expression (lambda, comprehension), dropped where nothing in it matters. */
function innerScope(range: Range, entries: readonly Entry[]): UnknownNode {
  return unknown(range, entries.every(({ value }) => isBarren(value)) ? [] : [{ kind: 'mapping', range, scope: true, entries }]);
}

/** A comprehension: a scope of its variables with the parts in it. */
export function comprehension(node: SyntaxNode, source: Source, depth: number): Node {
  const entries: Entry[] = [];
  const outside = source.aside.length;
  const from: NameNode[] = [];
  let isTarget = false;
  for (const child of childrenOf(node)) {
    if (child.name === 'for') isTarget = true;
    else if (child.name === 'in') isTarget = false;
    else if (isTarget) entries.push(...boundNames(child).map((name) => unknownBinding(name, source)));
    else {
      const value = source.convert(child, source, depth);
      if (entries.some(({ key }) => key)) from.push(...namesHandedOn(value));
      if (!isBarren(value)) entries.push({ value });
    }
  }
  // `name := value` in a comprehension binds the name around it, anew in each turn: its value stays in here, and outside it is unknown.
  for (const entry of source.aside.splice(outside)) {
    if (!isBarren(entry.value)) entries.push({ value: entry.value });
    source.aside.push({ ...entry, value: unknown(entry.value.range) });
  }
  // Where nothing is done with the variables, what they may stand for is no matter.
  const isBare = entries.every(({ value }) => isBarren(value));
  const named =
    isBare || from.length === 0
      ? entries
      : entries.map((entry) => (entry.key ? { ...entry, value: standingFor(from, entry.value.range) } : entry));
  return innerScope(rangeOf(node, source), named);
}

/** The bindings that a parameter list makes. */
export function convertParameters(list: SyntaxNode, source: Source, depth: number): Entry[] {
  const entries: Entry[] = [];
  const children = childrenOf(list);
  children.forEach((child, index) => {
    const before = children[index - 1]?.name;
    if (child.name !== 'VariableName' || before === 'AssignOp') return;
    const type = children[index + 1]?.name === 'TypeDef' ? children[index + 1] : undefined;
    if (type) entries.push(...annotated(type, source, depth));
    const operator = type ? index + 2 : index + 1;
    const value = children[operator]?.name === 'AssignOp' ? children[operator + 1] : undefined;
    if (!value || value.type.isError || PUNCTUATION.has(value.name)) entries.push(unknownBinding(child, source));
    else {
      const key = { text: textOf(child, source), range: rangeOf(child, source) };
      entries.push({ key, value: source.convert(value, source, depth), isDefault: true });
    }
  });
  return entries;
}

/** What the decorators of a function or class name: `gin.configurable`; behind the name of what is called first stands `()`. */
export const decoratorNames = (node: SyntaxNode, source: Source): readonly string[] =>
  node.getChildren('Decorator').map((each) => {
    const [, name = '', called] = /^@\s*([\p{L}\p{N}_.]+)\s*(\()?/u.exec(textOf(each, source)) ?? [];
    return called === undefined ? name : `${name}()`;
  });

/** What may hold a schedule in the type of a name: `Annotated[float, schedule(...)]`. */
export function annotated(type: SyntaxNode, source: Source, depth: number): readonly Entry[] {
  if (!textOf(type, source).includes('(')) return [];
  const values = convertFruitful(childrenOf(type), source, depth);
  return values.map((value) => ({ value, isDefault: true }));
}

/** A lambda: a scope of its parameters with the body in it. */
export function convertLambda(node: SyntaxNode, source: Source, depth: number): Node {
  const children = childrenOf(node);
  const parameters = children.find(({ name }) => name === 'ParamList');
  const body = children.at(-1)!;
  const own = parameters ? convertParameters(parameters, source, depth) : [];
  const outside = source.aside.length;
  const value = source.convert(body, source, depth);
  return innerScope(rangeOf(node, source), [...own, ...source.aside.splice(outside), { value }]);
}
