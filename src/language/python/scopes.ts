// The scopes inside of Python's expressions, and the parameters of functions.
import type { SyntaxNode } from '@lezer/common';
import { boundNames, childrenOf, isBarren, PUNCTUATION, rangeOf, type Source, textOf, unknown, unknownBinding } from './source';
import type { Entry, Node, Range, UnknownNode } from '../tree/tree';

/** A function-like scope inside an expression (lambda, comprehension), dropped where nothing in it matters. */
function innerScope(range: Range, entries: readonly Entry[]): UnknownNode {
  return unknown(range, entries.every(({ value }) => isBarren(value)) ? [] : [{ kind: 'mapping', range, scope: true, entries }]);
}

/** A comprehension: a scope of its variables with the parts in it. */
export function comprehension(node: SyntaxNode, source: Source, depth: number): Node {
  const entries: Entry[] = [];
  let isTarget = false;
  for (const child of childrenOf(node)) {
    if (child.name === 'for') isTarget = true;
    else if (child.name === 'in') isTarget = false;
    else if (isTarget) {
      for (const name of boundNames(child)) entries.push(unknownBinding(name, source));
    } else {
      const value = source.convert(child, source, depth);
      if (!isBarren(value)) entries.push({ value });
    }
  }
  return innerScope(rangeOf(node, source), entries);
}

/** The bindings that a parameter list makes. */
export function convertParameters(list: SyntaxNode, source: Source, depth: number): Entry[] {
  const entries: Entry[] = [];
  const children = childrenOf(list);
  children.forEach((child, index) => {
    const before = children[index - 1]?.name;
    if (child.name !== 'VariableName' || before === 'AssignOp') return;
    const operator = children[index + 1]?.name === 'TypeDef' ? index + 2 : index + 1;
    const value = children[operator]?.name === 'AssignOp' ? children[operator + 1] : undefined;
    if (!value || value.type.isError || PUNCTUATION.has(value.name)) entries.push(unknownBinding(child, source));
    else {
      const key = { text: textOf(child, source), range: rangeOf(child, source) };
      entries.push({ key, value: source.convert(value, source, depth), isDefault: true });
    }
  });
  return entries;
}

/** A lambda: a scope of its parameters with the body in it. */
export function convertLambda(node: SyntaxNode, source: Source, depth: number): Node {
  const children = childrenOf(node);
  const parameters = children.find(({ name }) => name === 'ParamList');
  const body = children.at(-1)!;
  return innerScope(rangeOf(node, source), [
    ...(parameters ? convertParameters(parameters, source, depth) : []),
    { value: source.convert(body, source, depth) },
  ]);
}
