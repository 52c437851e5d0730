// What decorators give the parameters of a function: the options of click, and an object of the class that a parameter is typed with.
import type { SyntaxNode } from '@lezer/common';
import { callOf } from '../../tree/callOf';
import type { CallNode, Entry, Node, Range } from '../../tree/tree';
import { childrenOf, type Source, textOf } from '../source';
import { isCommandWithDefaults, optionOfClick } from './click';
import type { Option } from './option';

/** The parameters of a function with what its decorators give them. */
export function withOptions(
  own: readonly Entry[],
  decorators: readonly CallNode[],
  parameters: SyntaxNode,
  source: Source,
): readonly Entry[] {
  const options = decorators.some(isCommandWithDefaults) ? [] : decorators.flatMap((call) => optionOfClick(call, source) ?? []);
  const object = decorators.some(givesObject) ? typedFirst(parameters, source) : undefined;
  if (options.length === 0 && !object) return own;
  const spread = spreadName(parameters, source);
  return own.map((entry) => {
    if (!entry.key || entry.value.kind !== 'unknown' || entry.isDefault) return entry;
    if (entry.key.text === object?.name) return { key: entry.key, value: object.value, isDefault: true };
    const option = options.find(({ name }) => name === entry.key!.text);
    if (option) return { key: { text: option.name, range: option.range }, value: option.value, isDefault: true };
    return entry.key.text === spread && options.length > 0
      ? { key: entry.key, value: mappingOf(options, entry.key.range), isDefault: true }
      : entry;
  });
}

/** `**kwargs` has all the options that have no parameter of their own. */
const mappingOf = (options: readonly Option[], range: Range): Node => ({
  kind: 'mapping',
  range,
  entries: options.map(({ name, range: at, value }) => ({ key: { text: name, range: at }, value, isDefault: true, merged: true })),
});

/** Decorators whose function gets an object of the class of its first parameter, by the command line. */
function givesObject({ callee, arguments: list }: CallNode): boolean {
  return /^(?:pyrallis|draccus)\.wrap$/.test(callee) && list.every(({ name, value }) => name && value.kind === 'null');
}

/** The first parameter and an object of the class that is its type. */
function typedFirst(parameters: SyntaxNode, source: Source): { readonly name: string; readonly value: Node } | undefined {
  const [, name, type] = childrenOf(parameters);
  if (name?.name !== 'VariableName' || type?.name !== 'TypeDef') return undefined;
  const [, written] = /^:\s*["']?([\p{L}_][\p{L}\p{N}_.]*)["']?$/u.exec(textOf(type, source)) ?? [];
  const range = { from: source.base + type.from, to: source.base + type.to };
  return written === undefined ? undefined : { name: textOf(name, source), value: callOf(written, { range }) };
}

/** The parameter that takes all that has none of its own. */
function spreadName(parameters: SyntaxNode, source: Source): string | undefined {
  const children = childrenOf(parameters);
  const name = children[children.findIndex((child) => child.name === '**') + 1];
  return name?.name === 'VariableName' && name.prevSibling?.name === '**' ? textOf(name, source) : undefined;
}
