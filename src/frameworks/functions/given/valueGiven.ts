// The value of what a function is called with, as far as the file says it: by itself, by what it does, or by the calls of the function around.
import type { ParameterValue } from '../../../core/parameter';
import type { Site } from '../../../language/find/site';
import type { Origin } from '../../../language/resolve/origin';
import type { Node, Range } from '../../../language/tree/tree';
import { attributeHere } from './attributeHere';
import { agreed, argumentsByCalls } from './givenByCalls';

/** A value, and the literal that has to be changed to change it. */
export interface Given {
  readonly value: ParameterValue;
  readonly origin: Origin;
  readonly literal: Range | undefined;
}

/** So many functions may hand a value on to each other. */
const mostHops = 3;

/** The value of a node where it stands; undefined where the file does not say it. */
export function valueGiven(site: Site, node: Node, hops = 0): Given | undefined {
  const own = site.value(node);
  if (own.ok && isPlain(own.value)) return { value: own.value, origin: own.origin, literal: own.literal };
  if (node.kind !== 'name') return undefined;
  const [root = '', attribute, ...more] = node.name.split('.');
  if (attribute !== undefined) {
    const range = { from: node.range.from, to: node.range.from + root.length };
    const said = more.length > 0 || root === 'self' ? undefined : attributeHere(site, { kind: 'name', name: root, range }, attribute);
    return said && { ...said, literal: undefined };
  }
  if (own.ok || hops === mostHops) return undefined;
  return agreed(argumentsByCalls(site, root).map((each) => each && valueGiven(each.call, each.node, hops + 1)));
}

const isPlain = (value: unknown): value is ParameterValue =>
  Array.isArray(value) ? value.every((item) => typeof item === 'number') : /^(?:number|string|boolean)$/.test(typeof value);
