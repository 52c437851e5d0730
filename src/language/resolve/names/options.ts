// What an option of a program's command line is: its default, or what a parser is given in the place of the words there.
import { changeKey } from '../../tree/changeKey';
import { flagsKey, givenKey, optionKey, optionValue, parsedKey, perhapsGivenKey } from '../../tree/commandLine';
import type { CallNode, Entry, Node } from '../../tree/tree';

type EntriesOf = (name: string) => readonly Entry[];

const isOption = ({ merged, isDefault }: Entry): boolean => merged === true && isDefault === true;

/** The defaults of an option, and what may give it, or any option, another value; what it is given instead where that is certain. */
export function withOthers(entries: readonly Entry[], entriesOf: EntriesOf): readonly Entry[] {
  const [option, ...more] = entries.filter(isOption);
  if (!option) return entries;
  const others = entriesOf(changeKey('args')).filter(isOption);
  const given = givenTo(option, entriesOf);
  const isCertain = given.length === 1 && given[0]!.isDefault !== true && more.length + others.length === 0;
  return isCertain && entries.length === 1 ? given : [...entries, ...others, ...given];
}

/** What parsers give an option: as its value for certain, or perhaps, as its default is. */
function givenTo({ key }: Entry, entriesOf: EntriesOf): readonly Entry[] {
  const name = key!.text.slice('args.'.length);
  const calls = entriesOf(optionKey(name)).flatMap(({ value }) => (value.kind === 'call' ? [value] : []));
  const [given, perhaps] = [entriesOf(givenKey), entriesOf(perhapsGivenKey)];
  const isOnly = given.length === 1 && perhaps.length === 0 && entriesOf(parsedKey).length === 1 && calls.length === 1;
  const flags = new Set(entriesOf(flagsKey).flatMap(({ value }) => (value.kind === 'list' ? textsIn(value.items) : [])));
  return [...given, ...perhaps].flatMap(({ value }) => {
    const found = calls.flatMap((call) => (value.kind === 'list' ? valueIn(value.items, call, flags) : []));
    return found.map((each) => ({
      key: { text: key!.text, range: each.range },
      value: isOnly && found.length === 1 ? each : { kind: 'unknown' as const, range: each.range, children: [] },
      merged: true,
      ...(!(isOnly && found.length === 1) && { isDefault: true }),
    }));
  });
}

const textsIn = (nodes: readonly Node[]): readonly string[] => nodes.flatMap((node) => (node.kind === 'string' ? [node.value] : []));

/** What the words of a command line give an option, among others with these flags. */
function valueIn(words: readonly Node[], call: CallNode, all: ReadonlySet<string>): readonly Node[] {
  const flags = textsIn(call.arguments.flatMap(({ name, value }) => (name ? [] : [value])));
  const of = (keyword: string) => call.arguments.find(({ name }) => name?.text === keyword)?.value;
  const action = of('action');
  const isPlain = !of('nargs') && (!action || (action.kind === 'string' && action.value === 'store'));
  const isSwitch = action?.kind === 'string' && /^store_(?:true|false)$/.test(action.value);
  return words.flatMap((word, index): readonly Node[] => {
    if (word.kind !== 'string') return [];
    const unknown: Node = { kind: 'unknown', range: word.range, children: [] };
    const [, flag = '', inline] = /^(--?[A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word.value) ?? [];
    // Letters may stand together, and before their value.
    if (/^-[A-Za-z]/.test(flag) && !flags.includes(flag))
      return flags.some((each) => /^-[A-Za-z]$/.test(each) && flag.includes(each[1]!)) ? [unknown] : [];
    // A long option may be abbreviated, as long as that is no other one.
    const isShort = !all.has(flag) && /^--./.test(flag) && flags.some((each) => each.startsWith(flag));
    if (!flags.includes(flag) && !isShort) return [];
    if (isSwitch) return [{ kind: 'boolean', value: action.value === 'store_true', range: word.range }];
    const next = words[index + 1];
    const given: Node | undefined = inline === undefined ? next : { ...word, value: inline };
    return [isPlain && given?.kind === 'string' && !/^-(?!\.?\d)/.test(given.value) ? optionValue(given, of('type'))! : unknown];
  });
}
