// What an object has as an attribute where a function is called with it, as the interpreter finds it: `opt.warm` behind `opt = parse_option()`.
import type { Outcome } from '../../../interpreter/outcome';
import { PyList, PyTuple } from '../../../interpreter/values/sequences';
import type { Value } from '../../../interpreter/values/value';
import type { ParameterValue } from '../../../core/parameter';
import type { Site } from '../../../language/find/site';
import { isOption } from '../../../language/resolve/lookUp';
import { bindingsOf } from '../../../language/resolve/names/bindingsOf';
import type { Origin } from '../../../language/resolve/origin';
import { doubtOf } from '../../../language/resolve/uses/uses';
import type { NameNode } from '../../../language/tree/tree';
import { filePart } from '../part/filePart';
import { moduleOf, numberOfValue } from '../stepFunction';
import { agreed, argumentsByCalls } from './givenByCalls';

/** A value that the file says by what it does. */
export interface Said {
  readonly value: ParameterValue;
  readonly origin: Origin;
}

/** So many functions may hand an object on to each other. */
const mostHops = 3;

/** The value of an attribute of an object where a name of it stands; undefined where the file does not say it all by itself. */
export function attributeHere(site: Site, node: NameNode, attribute: string, hops = 0): Said | undefined {
  const { ancestors } = site.place;
  const name = `${node.name}.${attribute}`;
  const at = node.range.from;
  const bindings = bindingsOf(name, ancestors, { at });
  if (bindings.some((binding) => doubtOf(name, binding, ancestors) !== undefined)) return undefined;
  const [owner, ...others] = bindingsOf(node.name, ancestors);
  if (!owner || others.length > 0) return undefined;
  const part = filePart(site, node.range, true, [name]);
  const range = part?.inPart(node.range);
  const module = part && moduleOf(site, part);
  const object = module?.expression(range!);
  const outcome = object?.kind === 'value' ? module!.attribute(object.value, attribute) : undefined;
  const value = outcome && plainValue(outcome);
  // What is set here is not what was given.
  const isSetHere = bindings.some(({ entry }) => !isOption(entry));
  if (value === undefined) return hops < mostHops && !isSetHere ? attributeGiven(site, node, attribute, hops) : undefined;
  const line = site.text.slice(0, owner.entry.key!.range.from).split('\n').length;
  return { value, origin: { kind: 'name', name, place: { kind: 'line', line }, through: { kind: 'default' } } };
}

/** The same where the object is a parameter that all calls of the function around give. */
function attributeGiven(site: Site, { name }: NameNode, attribute: string, hops: number): Said | undefined {
  const given = argumentsByCalls(site, name).map((each) =>
    each?.node.kind === 'name' ? attributeHere(each.call, each.node, attribute, hops + 1) : undefined,
  );
  return agreed(given);
}

/** A number, a text, a switch or numbers. */
function plainValue(outcome: Outcome): ParameterValue | undefined {
  if (outcome.kind !== 'value') return undefined;
  const { value } = outcome;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (!(value instanceof PyList || value instanceof PyTuple)) return numberOfValue(value);
  const numbers = value.items.map((item: Value) => numberOfValue(item));
  return numbers.every((each) => each !== undefined) ? numbers : undefined;
}
