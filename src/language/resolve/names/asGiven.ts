// A file of a program as it is where the program is given the words of a command line.
import { flagKey, flagsKey, isOptionWord, optionKey, optionName, perhapsGivenKey } from '../../tree/commandLine';
import { setStatements, statementsOf } from '../../tree/statements';
import type { Launch, Entry, MappingNode, Node, Range, Tree } from '../../tree/tree';
import { modulesOf } from '../../tree/walk';
import { entriesNamed, isOption } from '../lookUp';
import { positionalOf, textsIn, valueOf, wordsFor } from './options';

/** The words stand nowhere in the files of the program. */
const nowhere: Range = { from: 0, to: 0 };

const unknown: Node = { kind: 'unknown', range: nowhere, children: [] };

/** The file with the values of its options that the words give; of others that they may give, nobody knows the value. */
export function asGiven(tree: Tree, { words, perhaps }: Launch): Tree {
  const [module] = modulesOf([tree]);
  if (!module) return tree;
  const given = new GivenWords(
    module,
    words.map((word) => ({ ...word, range: nowhere })),
    perhaps,
  );
  const entries = module.entries.map((entry) => given.asGiven(entry));
  // What is no option of the file may be a field or a parameter.
  const others = given.others();
  if (others.length > 0) entries.push(asEntry(perhapsGivenKey, others));
  const run: Tree = { ...tree, roots: tree.roots.map((root) => (root === module ? { ...module, entries } : root)) };
  setStatements(run, () => statementsOf(tree));
  return run;
}

const asEntry = (text: string, items: readonly Node[]): Entry => ({
  key: { text, range: nowhere },
  value: { kind: 'list', range: nowhere, items },
  isDefault: true,
  merged: true,
});

function numberOf(node: Node): Node | undefined {
  if (node.kind !== 'string' || node.value.trim() === '' || !Number.isFinite(Number(node.value))) return undefined;
  return { kind: 'number', range: node.range, value: Number(node.value) };
}

/** The words of a command line, as the options of a file that they are. */
class GivenWords {
  readonly #byFlag;
  /** The flags of argparse, and those of absl. */
  readonly #flags: ReadonlySet<string>;

  constructor(
    readonly module: MappingNode,
    readonly items: readonly Node[],
    readonly perhaps: readonly string[],
  ) {
    const flags = entriesNamed(module, flagsKey);
    this.#byFlag = wordsFor(flags, [asEntry('', items)]);
    const ofArgparse = flags.flatMap(({ value }) => (value.kind === 'list' ? textsIn(value.items) : []));
    const ofAbsl = module.entries.flatMap(({ key }) => (key?.text.startsWith(flagKey('')) === true ? [key.text] : []));
    this.#flags = new Set([...ofArgparse, ...ofAbsl]);
  }

  /** An entry of the module; that of an option with the value that it is given. */
  asGiven(entry: Entry): Entry {
    const { key } = entry;
    if (!key || !isOption(entry)) return entry;
    const [, kind, name] = /^(args|FLAGS)\.(.*)$/s.exec(key.text) ?? [];
    const value = name === undefined ? undefined : kind === 'args' ? this.#option(name) : this.#flag(name);
    return value ? { ...entry, key, value } : entry;
  }

  /** The words that belong to no option of the file. */
  others(): readonly Node[] {
    let isOwn = false;
    return this.items.filter((item) => {
      if (isOptionWord(item)) isOwn = this.#flags.has(item.value) || this.#flags.has(flagKey(optionName(item.value)));
      return !isOwn;
    });
  }

  /** What an option of argparse is given, the last of several; undefined where it is not given. */
  #option(name: string): Node | undefined {
    const values = entriesNamed(this.module, optionKey(name)).flatMap(({ value: call }): readonly Node[] => {
      if (call.kind !== 'call') return [];
      const flags = textsIn(positionalOf(call));
      if (flags.some((flag) => this.perhaps.includes(flag))) return [unknown];
      const word = flags.flatMap((flag) => this.#byFlag.get(flag) ?? []).at(-1);
      return word ? [valueOf(word, call)] : [];
    });
    return values.length > 1 ? unknown : values[0];
  }

  /** What a flag of absl is given: `--lr=0.1`, `--use_ema`, `--nouse_ema`. */
  #flag(name: string): Node | undefined {
    if (this.perhaps.some((flag) => optionName(flag) === name)) return unknown;
    const at = this.items.findLastIndex((item) => isOptionWord(item) && [name, `no${name}`].includes(optionName(item.value)));
    const [item, next] = [this.items[at], this.items[at + 1]];
    if (!isOptionWord(item)) return undefined;
    if (!next || isOptionWord(next)) return { kind: 'boolean', range: nowhere, value: optionName(item.value) === name };
    return numberOf(next) ?? next;
  }
}
