// Pure: a number in a parameter's value, by a name: "total_steps", "milestones[1]", "points[2][0]".
import type { ParameterValue } from '../../core/parameter';
import type { Node } from '../../language/tree/tree';

/** A parameter, and the way to a number in its value where that is a list. */
export interface ParameterItem {
  readonly name: string;
  readonly path: readonly number[];
}

/** The name of an item. */
export const itemName = ({ name, path }: ParameterItem): string => name + path.map((index) => `[${index}]`).join('');

/** The item of a name. */
export function itemNamed(text: string): ParameterItem {
  const [, name = text, rest = ''] = /^(.*?)((?:\[\d+\])*)$/s.exec(text) ?? [];
  return { name, path: [...rest.matchAll(/\d+/g)].map(([index]) => Number(index)) };
}

/** A value with another number at an item. */
export function withItem(value: ParameterValue, [index, ...path]: readonly number[], item: ParameterValue): ParameterValue {
  if (index === undefined) return item;
  if (!Array.isArray(value)) return value;
  const list = value as readonly ParameterValue[];
  return list.with(index, withItem(list[index]!, path, item)) as readonly number[];
}

/** The number literals of a list, each with the way to it; of what is calculated or named elsewhere there are none. A mapping is a list of pairs. */
export function* numbersIn(node: Node, path: readonly number[] = []): Generator<{ readonly path: readonly number[]; readonly node: Node }> {
  const inner = node.kind === 'string' && node.expression ? node.expression : node;
  if (inner.kind === 'list') for (const [index, item] of inner.items.entries()) yield* numbersIn(item, [...path, index]);
  else if (inner.kind === 'mapping' && path.length === 0) {
    for (const [index, { key, value }] of inner.entries.entries()) {
      const text = key?.text.replaceAll('_', '') ?? '';
      const step = text === '' ? NaN : Number(text);
      if (key && !Number.isNaN(step)) yield { path: [index, 0], node: { kind: 'number', value: step, range: key.range } };
      yield* numbersIn(value, [index, 1]);
    }
  } else if (path.length > 0 && inner.kind === 'number') yield { path, node: inner };
}

/** What stands at an item of a list; undefined where that is no number literal. */
export function nodeAt(node: Node | undefined, path: readonly number[]): Node | undefined {
  return node && [...numbersIn(node)].find((each) => each.path.join() === path.join())?.node;
}
