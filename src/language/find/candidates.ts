import type { Range } from '../tree/tree';
import type { FindOptions } from './framework';

/** What brings a mark in from elsewhere. */
const detours = ['<<', '\\*\\*', '\\$\\{', '_base_\\.'];

/** The longest list of names that is looked for at once. */
const maxNames = 200;

type MarkOptions = Pick<FindOptions, 'frameworks' | 'functionNames'>;

const marksOf = (options: MarkOptions): readonly string[] => [...new Set(options.frameworks.flatMap(({ marks }) => marks(options)))];

/** The names that imports and assignments of a text give to what has a mark: `import lr_scheduler as S`, `Falling = StepLR`. */
export function aliasesIn(text: string, options: MarkOptions): readonly string[] {
  const marks = marksOf(options);
  if (marks.length === 0) return [];
  const marked = `(?:${marks.map(escape).join('|')})\\w*`;
  const imported = text.matchAll(new RegExp(`${marked}\\s+as\\s+(\\w+)`, 'g'));
  const assigned = text.matchAll(new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*[\\w.]*${marked}[ \\t]*(?:#.*)?$`, 'gm'));
  return [...imported, ...assigned].map(([, name]) => name!);
}

/**
 * The places of a text at which there may be a schedule: most of a file holds none, and need not be looked at. Each schedule has one of its
 * framework's marks in it, unless a merge key, a spread or a reference brings that in; or the name of another schedule.
 */
export class Candidates {
  #places: Float64Array = new Float64Array();
  readonly #names = new Set<string>();

  constructor(
    private readonly text: string,
    options: MarkOptions,
    /** The names that the text gives to what has a mark. */
    aliases: readonly string[],
    /** The part of the text in which to look. */
    private readonly within: Range = { from: 0, to: text.length },
  ) {
    this.#places = this.#find([...marksOf(options).map(escape), ...detours].join('|'));
    this.add(aliases);
  }

  /** Whether there may be a schedule in a range. */
  isIn({ from, to }: Range): boolean {
    let low = 0;
    let high = this.#places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#places[middle]! < from) low = middle + 1;
      else high = middle;
    }
    return low < this.#places.length && this.#places[low]! <= to;
  }

  /** Counts the names of schedules in, wherever they stand; whether there are places that were not counted before. */
  add(names: readonly string[]): boolean {
    const added = [...new Set(names)].filter((name) => name !== '' && !this.#names.has(name));
    if (added.length === 0) return false;
    added.forEach((name) => this.#names.add(name));
    const pattern = added.length > maxNames ? '[\\p{L}\\p{N}_]+' : added.map(escape).join('|');
    const before = this.#places.length;
    this.#places = Float64Array.from(new Set([...this.#places, ...this.#find(pattern, added.length > maxNames)])).sort();
    return this.#places.length > before;
  }

  #find(pattern: string, isWord = false): Float64Array {
    const places: number[] = [];
    const { from, to } = this.within;
    for (const match of this.text.slice(from, to).matchAll(new RegExp(pattern, 'gu'))) {
      if (!isWord || this.#names.has(match[0])) places.push(from + match.index);
    }
    return Float64Array.from(places);
  }
}

/** How often these names stand in a text as whole words. */
export function countWords(text: string, names: readonly string[]): number {
  if (names.length === 0) return 0;
  const pattern = `(?<![\\p{L}\\p{N}_])(?:${names.map(escape).join('|')})(?![\\p{L}\\p{N}_])`;
  return text.match(new RegExp(pattern, 'gu'))?.length ?? 0;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
