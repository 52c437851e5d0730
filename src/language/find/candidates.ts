import type { Range } from '../tree/tree';
import type { FindOptions } from './framework';
import { escape, isOpenMark, markPattern } from '../text/marks';

/** What brings a mark in from elsewhere. */
const detours = ['<<', '\\*\\*', '\\$\\{', '_base_\\.'];

type MarkOptions = Pick<FindOptions, 'frameworks' | 'functionNames'>;

const marksOf = (options: MarkOptions): readonly string[] => [...new Set(options.frameworks.flatMap(({ marks }) => marks(options)))];

/** The names that imports and assignments of a text give to what has a mark: `import lr_scheduler as S`, `Falling = StepLR`. */
export function aliasesIn(text: string, options: MarkOptions): readonly string[] {
  const marks = marksOf(options).filter((mark) => !isOpenMark(mark));
  if (marks.length === 0) return [];
  const marked = `(?:${marks.map(escape).join('|')})\\w*`;
  const imported = text.matchAll(new RegExp(`${marked}\\s+as\\s+(\\w+)`, 'g'));
  const assigned = text.matchAll(new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*[\\w.]*${marked}[ \\t]*(?:#.*)?$`, 'gm'));
  return [...imported, ...assigned].map(([, name]) => name!);
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
  readonly #names = new Set<string>();
  #words: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(
    private readonly text: string,
    options: MarkOptions,
    /** The names that the text gives to what has a mark. */
    aliases: readonly string[],
    /** The part of the text in which to look. */
    private readonly within: Range = { from: 0, to: text.length },
  ) {
    this.#blocks = new Uint8Array(Math.floor((within.to - within.from) / blockSize) + 1);
    const marks = marksOf(options);
    const pattern = new RegExp([markPattern(marks), ...detours].filter((part) => part !== '').join('|'), 'g');
    for (const { index } of this.#inside.matchAll(pattern)) this.#blocks[this.#blockOf(within.from + index)] = 1;
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

  get #inside(): string {
    return this.text.slice(this.within.from, this.within.to);
  }

  #blockOf(place: number): number {
    return Math.floor((place - this.within.from) / blockSize);
  }

  #listWords(): ReadonlyMap<string, readonly number[]> {
    const words = new Map<string, number[]>();
    for (const { 0: text, index } of this.#inside.matchAll(word)) {
      const places = words.get(text);
      if (places) places.push(this.within.from + index);
      else words.set(text, [this.within.from + index]);
    }
    return words;
  }
}

/** How often these names stand in a text as whole words. */
export function countWords(text: string, names: readonly string[]): number {
  if (names.length === 0) return 0;
  const pattern = `(?<![\\p{L}\\p{N}_])(?:${names.map(escape).join('|')})(?![\\p{L}\\p{N}_])`;
  return text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
}
