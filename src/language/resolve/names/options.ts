// What an option of a program's command line is: its default, or what a parser is given in the place of the words there.
import { firstIndex } from '../../../core/ascending';
import { changeKey } from '../../tree/changeKey';
import { flagsKey, givenKey, optionKey, optionValue, parsedKey, perhapsGivenKey } from '../../tree/commandLine';
import type { CallNode, Entry, Node, Range } from '../../tree/tree';
import { isOption } from '../lookUp';

type EntriesOf = (name: string) => readonly Entry[];

/** The defaults of an option, and what may give it, or any option, another value; what it is given instead where that is certain. */
export function withOthers(entries: readonly Entry[], entriesOf: EntriesOf): readonly Entry[] {
  if (!entries.some(isOption)) return entries;
  const [option, ...more] = entries.filter(isOption);
  if (!option!.key!.text.startsWith('args.')) return entries;
  // What is done under a condition is only a reservation.
  const others = entriesOf(changeKey('args')).filter((other) => isOption(other) && other.under !== 'condition');
  const given = givenTo(option!, entriesOf);
  const isCertain = given.length === 1 && given[0]!.isDefault !== true && more.length + others.length === 0;
  return isCertain && entries.length === 1 ? given : [...entries, ...others, ...given];
}

/** What parsers give an option: as its value for certain, or perhaps, as its default is. */
function givenTo({ key }: Entry, entriesOf: EntriesOf): readonly Entry[] {
  const name = key!.text.slice('args.'.length);
  const [given, perhaps] = [entriesOf(givenKey), entriesOf(perhapsGivenKey)];
  if (given.length + perhaps.length === 0) return [];
  const words = wordsFor(entriesOf(flagsKey), [...given, ...perhaps]);
  const calls = entriesOf(optionKey(name)).flatMap(({ value }) => (value.kind === 'call' ? [value] : []));
  const found = calls.flatMap((call) =>
    textsIn(positionalOf(call)).flatMap((flag) => words.get(flag)?.map((word) => valueOf(word, call)) ?? []),
  );
  const isCertain =
    given.length === 1 && perhaps.length === 0 && entriesOf(parsedKey).length === 1 && calls.length === 1 && found.length === 1;
  return found.map((value) => ({
    key: { text: key!.text, range: value.range },
    value: isCertain ? value : { kind: 'unknown' as const, range: value.range, children: [] },
    merged: true,
    ...(!isCertain && { isDefault: true }),
  }));
}

export const positionalOf = (call: CallNode): readonly Node[] => call.arguments.flatMap(({ name, value }) => (name ? [] : [value]));

export const textsIn = (nodes: readonly Node[]): readonly string[] => nodes.flatMap((node) => (node.kind === 'string' ? [node.value] : []));

/**
 * A word of a command line that is an option, with what is written behind its `=`, or the words that follow it up to the next option; several
 * letters leave open which has them.
 */
interface Word {
  readonly range: Range;
  readonly values: readonly Node[] | undefined;
}

type Words = ReadonlyMap</* flag */ string, readonly Word[]>;

/** The words of the command lines of a module by the flags that they are, for the entries with the flags. */
const known = new WeakMap<readonly Entry[], { readonly lists: readonly Entry[]; readonly words: Words }>();

export function wordsFor(flagEntries: readonly Entry[], lists: readonly Entry[]): Words {
  const before = known.get(flagEntries);
  if (before?.lists.length === lists.length && before.lists.every((entry, index) => entry === lists[index])) return before.words;
  const flags = flagEntries.flatMap(({ value }) => (value.kind === 'list' ? textsIn(value.items) : [])).sort();
  const all = new Set(flags);
  const words = new Map<string, Word[]>();
  for (const { value } of lists) {
    const items = value.kind === 'list' ? value.items : [];
    items.forEach((item, index) => {
      const [, flag = '', inline] = (item.kind === 'string' ? /^(--?[A-Za-z][\w-]*)(?:=(.*))?$/s.exec(item.value) : null) ?? [];
      const word: Word = {
        range: item.range,
        values: inline === undefined ? valuesAt(items, index + 1) : [{ ...item, kind: 'string', value: inline }],
      };
      for (const each of all.has(flag) ? [flag] : abbreviated(flag, flags)) {
        const list = words.get(each);
        const one = all.has(flag) || flag.startsWith('--') ? word : { ...word, values: undefined };
        if (list) list.push(one);
        else words.set(each, [one]);
      }
    });
  }
  known.set(flagEntries, { lists, words });
  return words;
}

/** What looks like an option, other than a negative number. */
const isOptionLike = (node: Node): boolean => node.kind === 'string' && /^-(?!\.?\d)/.test(node.value);

/** The words of a command line from one on, up to the next option. */
export function valuesAt<T extends Node>(items: readonly T[], from: number): readonly T[] {
  const length = items.slice(from).findIndex(isOptionLike);
  return items.slice(from, length < 0 ? undefined : from + length);
}

/** So many options may begin alike. */
const mostAlike = 8;

/** The flags that a word may stand for that is none itself: those that it begins, or of letters that stand together each. */
function abbreviated(word: string, sorted: readonly string[]): readonly string[] {
  if (!word.startsWith('--')) return Array.from(word.matchAll(/[A-Za-z]/g), ([letter]) => `-${letter}`);
  if (word.length < 3) return [];
  const first = firstIndex(sorted.length, (index) => sorted[index]! >= word);
  return sorted.slice(first, first + mostAlike).filter((flag) => flag.startsWith(word));
}

/** What a word of a command line gives an option. */
export function valueOf({ range, values }: Word, call: CallNode): Node {
  const of = (keyword: string) => call.arguments.find(({ name }) => name?.text === keyword)?.value;
  const [action, count] = [of('action'), of('nargs')];
  if (!action && values && isListOf(count, values.length)) {
    const items = values.map((each) => (each.kind === 'string' ? optionValue(each, of('type'))! : each));
    return { kind: 'list', range, items };
  }
  const kind = action === undefined ? 'store' : action.kind === 'string' && !count ? action.value : '';
  if (/^store_(?:true|false)$/.test(kind)) return { kind: 'boolean', value: kind === 'store_true', range };
  const value = values?.[0];
  const isWord = kind === 'store' && !count && value?.kind === 'string';
  return isWord ? optionValue(value, of('type'))! : { kind: 'unknown', range, children: [] };
}

/** Whether an option of so many words is a list of them: `nargs='+'`. */
function isListOf(count: Node | undefined, length: number): boolean {
  if (count?.kind === 'number') return count.value === length;
  return count?.kind === 'string' && (count.value === '*' || (count.value === '+' && length > 0));
}
