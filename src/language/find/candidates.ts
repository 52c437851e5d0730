import type { Range } from '../tree/tree';
import type { FindOptions } from './framework';
import { escape, isOpenMark, markPattern } from '../text/marks';

/** What brings a mark in from elsewhere. */
const detours = ['<<', '\\*\\*', '\\$\\{'];

type MarkOptions = Pick<FindOptions, 'frameworks' | 'functionNames' | 'conventions'>;

/** What marks are found by. */
interface Patterns extends Pick<MarkOptions, 'functionNames' | 'conventions'> {
  readonly places: RegExp;
  /** Imports and assignments that give another name to what has a mark. */
  readonly aliases: readonly RegExp[];
}

/** The patterns of each list of frameworks, which stays the same from edit to edit. */
const patterns = new WeakMap<MarkOptions['frameworks'], Patterns>();

function patternsOf(options: MarkOptions): Patterns {
  const { frameworks, functionNames, conventions } = options;
  const known = patterns.get(frameworks);
  if (known?.functionNames.join() === functionNames.join() && known.conventions === conventions) return known;
  const marks = [...new Set(frameworks.flatMap((framework) => framework.marks(options)))];
  const words = marks.filter((mark) => !isOpenMark(mark)).map(escape);
  const marked = `(?:${words.join('|')})\\w*`;
  const ofParents = conventions.flatMap(({ parentName }) => (parentName === undefined ? [] : `${escape(parentName)}\\.`));
  const made: Patterns = {
    functionNames,
    conventions,
    places: new RegExp([markPattern(marks), ...detours, ...ofParents].filter((part) => part !== '').join('|'), 'g'),
    aliases:
      words.length === 0
        ? []
        : [new RegExp(`${marked}\\s+as\\s+(\\w+)`, 'g'), new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*[\\w.]*${marked}[ \\t]*(?:#.*)?$`, 'gm')],
  };
  patterns.set(frameworks, made);
  return made;
}

/** The names that imports and assignments of a text give to what has a mark: `import lr_scheduler as S`, `Falling = StepLR`. */
export function aliasesIn(text: string, options: MarkOptions): readonly string[] {
  return patternsOf(options).aliases.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, name]) => name!));
}

/** So many characters make a block: places are known by the block. */
const blockSize = 32;

const word = /[\w\u00aa-\uffff]+/g;

/**
 * The places of a text at which there may be a schedule: most of a file holds none, and need not be looked at. Each schedule has one of its
 * framework's marks in it, unless a merge key, a spread or a reference brings that in; or the name of another schedule. Never says no where
 * there is one; a few more places count, those beside it.
 */
export class Candidates {
  readonly #blocks: Uint8Array;
  readonly #from: number;
  readonly #names = new Set<string>();
  #words: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(
    private readonly text: string,
    options: MarkOptions,
    /** The names that the text gives to what has a mark. */
    aliases: readonly string[],
    /** The parts of the text in which to look, in document order. */
    private readonly within: readonly Range[] = [{ from: 0, to: text.length }],
  ) {
    const [from, to] = [within[0]?.from ?? 0, within.at(-1)?.to ?? 0];
    this.#from = from;
    this.#blocks = new Uint8Array(Math.floor((to - from) / blockSize) + 1);
    this.#each(patternsOf(options).places, (_, place) => (this.#blocks[this.#blockOf(place)] = 1));
    this.add(aliases);
  }

  /** Whether there may be a schedule in a range. */
  isIn({ from, to }: Range): boolean {
    const last = Math.min(this.#blockOf(to), this.#blocks.length - 1);
    for (let block = Math.max(this.#blockOf(from), 0); block <= last; block++) if (this.#blocks[block] === 1) return true;
    return false;
  }

  /** Counts the names of schedules in, wherever they stand; the places of those that were not counted before. */
  add(names: readonly string[]): readonly number[] {
    const added = names.filter((name) => name !== '' && !this.#names.has(name));
    if (added.length === 0) return [];
    added.forEach((name) => this.#names.add(name));
    this.#words ??= this.#listWords();
    const places = added.flatMap((name) => this.#words!.get(name.match(word)?.[0] ?? '') ?? []);
    for (const place of places) this.#blocks[this.#blockOf(place)] = 1;
    return places;
  }

  /** The matches of a pattern, and where they are. */
  #each(pattern: RegExp, found: (match: string, place: number) => void): void {
    for (const { from, to } of this.within)
      for (const { 0: match, index } of this.text.slice(from, to).matchAll(pattern)) found(match, from + index);
  }

  #blockOf(place: number): number {
    return Math.floor((place - this.#from) / blockSize);
  }

  #listWords(): ReadonlyMap<string, readonly number[]> {
    const words = new Map<string, number[]>();
    this.#each(word, (text, place) => {
      const places = words.get(text);
      if (places) places.push(place);
      else words.set(text, [place]);
    });
    return words;
  }
}

/** How often these names stand in a text as whole words. */
export function countWords(text: string, names: readonly string[]): number {
  if (names.length === 0) return 0;
  const pattern = `(?<![\\p{L}\\p{N}_])(?:${names.map(escape).join('|')})(?![\\p{L}\\p{N}_])`;
  return text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
}
