// What a file or words that are merged into a config make of what is set in it.
import { mergeKey } from '../../tree/changeKey';
import { optionKey, parsesFile } from '../../tree/commandLine';
import type { CallNode, Entry, MappingNode, Node } from '../../tree/tree';
import { nameParts, ownersOf, pathText } from '../../tree/walk';
import { type Binding, entriesNamed, isOption } from '../lookUp';
import { inItsScopes } from './scopesAround';

/** The bindings of a dotted name with what is merged into what it is a part of: under a condition that is only a reservation. */
export function withMerged(
  found: readonly Binding[],
  path: readonly MappingNode[],
  parts: readonly string[],
  entriesOf: (name: string) => readonly Entry[],
  at: number | undefined,
): readonly Binding[] {
  if (found.length === 0 || parts.length < 2) return found;
  const all = ownersOf(parts).flatMap((owner) => entriesOf(mergeKey(owner)));
  if (all.length === 0) return found;
  // What is set behind it has that value, whatever was merged before.
  const own = entriesOf(pathText(parts));
  const isOwn = found.every(({ entry }) => own.includes(entry) && entry.under === undefined);
  const last = isOwn ? Math.max(...found.map(({ entry }) => entry.key!.range.from)) : -1;
  const counting = all.filter(
    ({ key, under }) => under === 'loop' || (key!.range.from > last && (at === undefined || key!.range.from < at)),
  );
  const certain = counting.filter((entry) => !isLeftOut(entry, path));
  if (certain.length > 0) return [...found, ...certain.map((entry) => inItsScopes(entry, path))];
  const [other] = counting;
  return other ? found.map((binding) => ({ ...binding, unless: { range: other.key!.range, path } })) : found;
}

/** Whether what is merged is an option that is not given: `if args.config: cfg.merge_from_file(args.config)`, `cfg.merge_from_list(args.opts)`. */
function isLeftOut({ value, under }: Entry, [module]: readonly MappingNode[]): boolean {
  const [from] = value.kind === 'unknown' ? value.children : [];
  if (under === 'loop' || from?.kind !== 'name' || module?.scope !== true) return false;
  const name = nameParts(from.name).at(-1)!;
  const options = entriesNamed(module, `args.${name}`).filter(isOption);
  const calls = entriesNamed(module, optionKey(name)).flatMap((entry) => (entry.value.kind === 'call' ? [entry.value] : []));
  return options.length > 0 && options.every((option) => isEmpty(option.value)) && !calls.some(isRequired);
}

/** No default, or one that says nothing. */
const isEmpty = (value: Node): boolean =>
  value.kind === 'null' ||
  value.kind === 'unknown' ||
  (value.kind === 'string' && value.value === '') ||
  (value.kind === 'list' && value.items.length === 0);

/** Whether an option is given for certain, or may be: one that says so or has a default that is not known, and an argument with a place for one word. */
const isRequired = ({ arguments: list }: CallNode): boolean => {
  const has = (keyword: string) => list.some(({ name }) => name?.text === keyword);
  const isOpen = list.some(({ name, value }) => name?.text === 'default' && value.kind === 'unknown');
  const [first] = list;
  const hasPlace = first?.value.kind === 'string' && !first.value.value.startsWith('-');
  return isOpen || has('required') || (hasPlace && !has('nargs'));
};

/** What an object is bound to where no file is given, and one of the bindings that read it from a file then: `parser.parse_json_file(sys.argv[1])`. */
export function withoutRead(entries: readonly Entry[]): { readonly left: readonly Entry[]; readonly read?: Entry | undefined } {
  if (entries.length < 2) return { left: entries };
  const isRead = ({ value, under }: Entry) => {
    const [call] = value.kind === 'unknown' && value.item !== undefined ? value.children : [];
    return (
      under === 'condition' &&
      call?.kind === 'call' &&
      parsesFile.test(call.callee) &&
      call.arguments.some((each) => isOfCommandLine(each.value))
    );
  };
  const left = entries.filter((entry) => !isRead(entry));
  return left.length === 0 ? { left: entries } : { left, read: entries.find(isRead) };
}

/** Whether a node is a word of the command line, or made of one: `os.path.abspath(sys.argv[1])`. */
const isOfCommandLine = (node: Node): boolean =>
  node.kind === 'name'
    ? /^sys\.argv\b/.test(node.name)
    : node.kind === 'call' && node.arguments.some(({ value }) => isOfCommandLine(value));
