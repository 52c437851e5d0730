// What calls make objects of: of the command line by the fields of a class, and of other objects as copies of them.
import { callOf } from '../../tree/callOf';
import { parsesClasses } from '../../tree/commandLine';
import type { CallNode, Node, UnknownNode } from '../../tree/tree';
import { fieldDefault } from '../fieldDefault';
import { importedName } from '../imports/importedFrom';
import type { Binding } from '../lookUp';

/** What a name is bound to. */
type Find = (name: string) => readonly Binding[];

/** What an object that a call makes has in it: the same as what another expression stands for. */
export interface Made {
  readonly of: Node;
  /** The command line may say otherwise. */
  readonly isParsed?: boolean;
}

/** What reads the command line by the fields of the class that it is given under `keyword` or first, and what gives these other values than their defaults. */
const classParsers: readonly { readonly callee: RegExp; readonly keyword: string; readonly given: RegExp }[] = [
  { callee: /^tyro\.cli$/, keyword: 'f', given: /^args$/ },
  { callee: /^simple_parsing\.parse$/, keyword: 'config_class', given: /^(?:args|config_path|namespace)$/ },
  { callee: /^(?:pyrallis|draccus)\.parse$/, keyword: 'config_class', given: /^(?:args|config_path)$/ },
  { callee: /^chz\.entrypoint$/, keyword: 'target', given: /^argv$/ },
];

/** What has all that is in another object: what a config of a structure is, and copies. */
const copies = /^(?:(?:\w+\.)?\w+Conf\.structured|copy\.(?:deep)?copy)$/;

/**
 * What an object is made of; undefined where that is not known.
 * @param bound what a name is bound to here, an import as that
 */
export function madeOf(call: CallNode, bound: Find, find: Find): Made | undefined {
  const { arguments: list } = call;
  const callee = fullName(call.callee, bound);
  const field = fieldDefault(call);
  if (field) return { of: field };
  const parser = classParsers.find((each) => each.callee.test(callee));
  const [first, ...others] = list;
  if (parser) {
    const named = (keyword: string) => list.find(({ name }) => name?.text === keyword)?.value;
    const isGiven = list.some(
      ({ name, value, spread }) => spread !== undefined || (name && value.kind !== 'null' && parser.given.test(name.text)),
    );
    if (isGiven || others.some(({ name }) => !name)) return undefined;
    const made = objectOf(named('default') ?? named(parser.keyword) ?? (first?.name ? undefined : first?.value), find);
    return made && { of: made, isParsed: true };
  }
  const [, owner] = /^(.*)\.(?:clone|copy)$/.exec(callee) ?? [];
  if (owner !== undefined && owner !== 'copy' && list.length === 0) return { of: { kind: 'name', name: owner, range: call.calleeRange } };
  const copied = copies.test(callee) && first && !first.name && others.length === 0 ? objectOf(first.value, find) : undefined;
  return copied && { of: copied };
}

/** What stands at a place of the tuple that a parser makes of a command line by several classes. */
export function itemMade({ children: [made], item }: UnknownNode, find: Find): Made | undefined {
  // The parser has a name, or is made where it parses.
  const [own, call] = made?.kind === 'unknown' ? made.children : [undefined, made];
  if (call?.kind !== 'call' || !parsesClasses.test(call.callee) || item === undefined) return undefined;
  if (call.arguments.some(({ name }) => name?.text !== 'return_remaining_strings')) return undefined;
  const parser = own ?? onlyOne(find(call.callee.replace(/\.\w+$/, '')))?.entry.value;
  const types = parser?.kind === 'call' && /(?:^|\.)(?:HfArgument|Trl)Parser$/.test(parser.callee) ? parser.arguments[0] : undefined;
  const type = types?.value.kind === 'list' ? types.value.items.at(item) : item === 0 ? types?.value : undefined;
  return type?.kind === 'name' ? { of: callOf(type.name, type), isParsed: true } : undefined;
}

/** The object that an expression stands for: of a class, one that nothing is given to. */
function objectOf(node: Node | undefined, find: Find): Node | undefined {
  if (node?.kind !== 'name') return node?.kind === 'call' ? node : undefined;
  const found = onlyOne(find(node.name))?.entry.value;
  return found?.kind === 'mapping' && found.ofClass ? callOf(node.name, node) : node;
}

const onlyOne = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** The full name of what is imported. */
function fullName(name: string, bound: Find): string {
  const [first = '', ...rest] = name.split('.');
  const value = bound(first)[0]?.entry.value;
  return value?.kind === 'import' ? [importedName(value), ...rest].join('.') : name;
}
