// The parsers of command lines, and what they make of these.
import { flagKey } from '../../tree/commandLine';
import type { CallNode, Entry, MappingNode, Node } from '../../tree/tree';
import { pathText } from '../../tree/walk';
import { type Binding, entriesNamed, isOption } from '../lookUp';
import { withOthers } from './options';
import { inItsScopes } from './scopesAround';

/** Whether an entry is what a parser makes of the command line. */
export const isParsed = (owner: Pick<Entry, 'value'> | undefined): boolean =>
  owner?.value.kind === 'call' && /parse_(?:known_)?args$/.test(owner.value.callee);

/** Options belong to the module, wherever the parser is built and under whatever name its result is handed on. */
export const optionsNamed = (name: string, path: readonly MappingNode[]): readonly Binding[] => optionsAt(`args.${name}`, path);

/** So do the flags of absl. */
export const flagsNamed = (name: string, path: readonly MappingNode[]): readonly Binding[] => optionsAt(flagKey(name), path);

function optionsAt(key: string, path: readonly MappingNode[]): readonly Binding[] {
  const module = path.find(({ scope }) => scope === true);
  const options = module ? entriesNamed(module, key).filter(isOption) : [];
  return withOthers(options, (other) => entriesNamed(module!, other)).map((entry) => inItsScopes(entry, path.slice(0, 1)));
}

/** The name of the flag that a call adds, which hands back what holds its value. */
export function nameOfFlag({ callee, arguments: list }: CallNode): string | undefined {
  if (!/(?:^|\.)DEFINE_\w+$/.test(callee)) return undefined;
  const name = (list.find((each) => each.name?.text === 'name') ?? list.find((each) => !each.name))?.value;
  return name?.kind === 'string' ? name.value : undefined;
}

/** The options behind a name of what a parser makes, or of the flags of absl; undefined where a name stands for neither. */
export function optionsBehind(
  name: string,
  owner: Pick<Entry, 'value'> | undefined,
  rest: readonly string[],
  path: readonly MappingNode[],
): readonly Binding[] | undefined {
  if (name === 'args' || isParsed(owner)) return optionsNamed(pathText(rest), path);
  if (owner?.value.kind !== 'import') return undefined;
  const way = [owner.value.module, owner.value.member ?? '', ...rest];
  const at = way.indexOf('FLAGS');
  return at < 1 || at === way.length - 1 ? undefined : flagsNamed(pathText(way.slice(at + 1)), path);
}

/** The options of a parser that a scope makes, where it adds some: another function of the file may have a parser of its own. */
function within(options: readonly Binding[], { range: { from, to } }: Node): readonly Binding[] {
  const isOwn = ({ entry: { key } }: Binding) => from <= key!.range.from && key!.range.to <= to;
  return options.some(isOwn) ? options.filter((option) => isOwn(option) || !hasParser(option.path.at(-1)!)) : options;
}

const hasParser = (scope: MappingNode): boolean =>
  scope.entries.some(({ value, merged }) => merged !== true && value.kind === 'call' && madeParser.test(value.callee));

const madeParser = /(?:^|\.)Arg(?:ument)?Parser$/;

/** So many functions may hand on a parser to each other. */
const mostHops = 4;

/** An option of a parser: of this module, or of that from which it comes or those that it is made from. */
export function optionsOf(
  parser: Node,
  name: string,
  path: readonly MappingNode[],
  find: (name: string, path: readonly MappingNode[]) => readonly Binding[],
  hops = 0,
): readonly Binding[] {
  const own = within(optionsNamed(name, path), path.at(-1)!);
  if (own.length > 0 || hops === mostHops) return own;
  const ofNode = (node: Node, from = path) => optionsOf(node, name, from, find, hops + 1);
  const ofFirst = (nodes: readonly Node[]): readonly Binding[] => {
    for (const node of nodes) {
      const found = ofNode(node);
      if (found.length > 0) return found;
    }
    return [];
  };
  if (parser.kind === 'list') return ofFirst(parser.items);
  if (parser.kind === 'name') {
    const [binding, ...others] = find(parser.name, path);
    return binding && others.length === 0 && binding.entry.value.kind !== 'unknown' ? ofNode(binding.entry.value, binding.path) : [];
  }
  if (parser.kind !== 'call') return [];
  const [maker] = madeParser.test(parser.callee) ? [] : find(parser.callee, path);
  const ofMaker = maker ? within(optionsNamed(name, maker.path), maker.entry.value) : [];
  return ofMaker.length > 0 ? ofMaker : ofFirst(parser.arguments.map(({ value }) => value));
}
