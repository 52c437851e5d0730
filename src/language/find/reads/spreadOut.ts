// The arguments of a call, those that are spread into it among them: `StepLR(optimizer, **options)`.
import type { Environment } from '../../resolve/environment';
import { isDictChanged } from '../../resolve/uses/uses';
import type { Argument, CallNode, Entry, MappingNode, Node } from '../../tree/tree';
import { bindingsOf } from '../../resolve/names/bindingsOf';
import { follow } from '../follow';

const isSpread = ({ spread }: Argument): boolean => spread === '**';

/** A key that may be that of an argument, and the value behind it. */
type Named = Entry & { readonly key: NonNullable<Entry['key']> };

/** A node; of a call in Python one in which `**{...}` and `**options` are written out, where it is certain what they are. */
export function spreadOut(node: Node, path: readonly MappingNode[], environment: () => Environment): Node {
  if (node.kind !== 'call' || !node.arguments.some(isSpread)) return node;
  const list = node.arguments.flatMap((each) => (isSpread(each) ? writtenOut(each, path, environment()) : [each]));
  return { ...node, arguments: list } satisfies CallNode;
}

function writtenOut(argument: Argument, path: readonly MappingNode[], environment: Environment): readonly Argument[] {
  const { value } = argument;
  if (value.kind === 'mapping') return argumentsOf(value, ({ value: own }) => own) ?? [argument];
  if (value.kind !== 'name' || isDictChanged(value.name, path)) return [argument];
  const led = follow(value, path, environment);
  if (led?.node.kind !== 'mapping' || led.node.scope === true) return [argument];
  // What is named in the dict is what that was where it was made.
  const isSame = (own: Node): boolean => isLiteral(own) || (own.kind === 'name' && isBoundOnce(own.name, path, led.path));
  const valueAt = ({ key, value: own }: Named): Node =>
    isSame(own) ? own : { kind: 'name', name: `${value.name}.${key.text}`, range: value.range };
  return argumentsOf(led.node, valueAt) ?? [argument];
}

/** Whether a name is bound once, and stands for that in two places. */
function isBoundOnce(name: string, here: readonly MappingNode[], there: readonly MappingNode[]): boolean {
  const [only, ...others] = bindingsOf(name, here);
  return only !== undefined && others.length === 0 && bindingsOf(name, there)[0]?.entry === only.entry;
}

/** The entries of a dict as arguments; undefined where it is not certain which there are. */
function argumentsOf({ entries }: MappingNode, valueOf: (entry: Named) => Node): readonly Argument[] | undefined {
  const named = entries.filter((entry): entry is Named => entry.key !== undefined && isName.test(entry.key.text));
  return named.length === entries.length
    ? named.map((entry) => ({ name: entry.key, value: valueOf(entry), range: { from: entry.key.range.from, to: entry.value.range.to } }))
    : undefined;
}

const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const isLiteral = ({ kind }: Node): boolean => kind === 'number' || kind === 'string' || kind === 'boolean' || kind === 'null';
