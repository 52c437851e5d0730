// Words of a command line that set keys of a config: `trainer.max_steps=100`, `+optim.lr=1e-4`, as Hydra's grammar has them (hydra-core 1.3). `--cfg-options` of
// MMEngine and others have the same.
import { readElement } from '../expressions/interpolation';
import type { Entry, MappingNode, Node } from '../tree/tree';
import { isOption, plainText, type Word } from './words';

/** A part of a key. */
type Key = NonNullable<Entry['key']>;

/** What a command line sets, at a way of keys. */
export interface Setting {
  readonly keys: readonly Key[];
  readonly value: Node;
  /** It was found on another command line. */
  readonly merged?: boolean;
}

/** An override's key, with all its parts, and where its value begins. */
export interface Override {
  readonly keys: readonly Key[];
  readonly valueFrom: number;
  /** A word such as `lr=1` may be something else. */
  readonly isCertain: boolean;
}

// So long is no name.
const part = String.raw`[A-Za-z_][\w-]{0,200}`;
/** Nobody nests keys so deep. */
const deepest = 50;

const dotted = String.raw`${part}(?:\.(?:${part}|\d{1,9}))*`;
const assigning = new RegExp(String.raw`^(\+{0,2})(${dotted})=(?!=)`);
const certain = String.raw`(?:\+{1,2}${dotted}|${part}\.(?:${part}|\d{1,9})(?:\.(?:${part}|\d{1,9}))*)=(?!=)`;

/** A text that is several words, overrides among them for certain. */
export const severalOverrides = new RegExp(String.raw`\s['"]?${certain}|^['"]?${certain}[^]*\s['"]?\+{0,2}${dotted}=(?!=)`);

/** The override that a word is. */
export function overrideIn(text: string, { pieces: [first] }: Word): Override | undefined {
  const [whole, signs, name] = (first?.kind === 'text' ? assigning.exec(first.value) : undefined) ?? [];
  if (!first || whole === undefined || signs === undefined || name === undefined || !text.startsWith(whole, first.range.from))
    return undefined;
  const keys = partsOfKey(name, first.range.from + signs.length);
  return keys && { keys, valueFrom: first.range.from + whole.length, isCertain: signs !== '' || keys.length > 1 };
}

/** The parts of a dotted key that is written at an offset; undefined where it has too many. */
export function partsOfKey(name: string, from: number): readonly Key[] | undefined {
  const keys: Key[] = [];
  let at = from;
  for (const text of name.split('.', deepest + 1)) {
    keys.push({ text, range: { from: at, to: at + text.length } });
    at += text.length + 1;
  }
  return keys.length > deepest ? undefined : keys;
}

/** The programs that a command line runs: what stands behind one of them is its own, and not the value of an option before it. */
export const program = /\.(?:py|sh|bin)$/;

/** Whether the words of a command line may be overrides, by their places: those behind a program, and all where some are for certain and no program is seen. */
export function overridesIn(text: string, words: readonly Word[]): ReadonlyMap<Word, Override> {
  const start = words.findIndex((word, index) => {
    const before = index > 0 && plainText(words[index - 1]!);
    return (
      program.test(plainText(word) ?? '') || ((before === '-m' || before === '--module') && !overrideIn(text, word) && !isOption(word))
    );
  });
  const found = new Map<Word, Override>();
  for (const word of words.slice(start + 1)) {
    const override = overrideIn(text, word);
    if (override) found.set(word, override);
  }
  return start < 0 && ![...found.values()].some(({ isCertain }) => isCertain) ? new Map() : found;
}

/** Reads a word that is text as a value. */
export type ReadText = (source: string, word: Word, text: string) => Node;

/** The value of an override as Hydra reads it; several, of which each is for a run of its own, are not known. */
export const overrideValue: ReadText = (source, { pieces: [piece, ...others], range: whole }, text) => {
  const range = piece && others.length === 0 ? piece.range : whole;
  const isWritten = source.slice(range.from, range.to) === text;
  // What the shell puts together out of several texts has no places of its own for its parts.
  const read = isWritten
    ? readElement(source, range)
    : /^[\w.+-]*$/.test(text)
      ? readElement(text, { from: 0, to: text.length })
      : undefined;
  return read ? (isWritten ? read : { ...read, range }) : { kind: 'unknown', range, children: [] };
};

/** What is set, as mappings within each other: a key that others go on from is one, whatever else it was said to be - an option of a group. */
export function nest(settings: readonly Setting[], depth = 0): MappingNode {
  const groups = new Map<string, Setting[]>();
  for (const setting of settings) {
    const name = setting.keys[depth]!.text;
    const group = groups.get(name);
    if (group) group.push(setting);
    else groups.set(name, [setting]);
  }
  const entries = [...groups.values()].map((group): Entry => {
    const inside = group.filter(({ keys }) => keys.length > depth + 1);
    const used = inside.length > 0 ? inside : group.slice(-1);
    const [first] = used as [Setting];
    return {
      key: first.keys[depth]!,
      value: inside.length > 0 ? nest(inside, depth + 1) : first.value,
      ...(used.every(({ merged }) => merged === true) && { merged: true }),
    };
  });
  const ranges = settings.flatMap(({ keys, value }) => [keys[depth]!.range, value.range]);
  const range = {
    from: ranges.reduce((least, { from }) => Math.min(least, from), Infinity),
    to: ranges.reduce((most, { to }) => Math.max(most, to), 0),
  };
  return { kind: 'mapping', range, entries };
}
