// Reads the blocks of a text. Blocks that an edit did not touch are not read again: they are taken from the earlier text, moved.
import { countUpTo } from '../../core/ascending';
import { detached } from '../text/detached';
import type { Difference } from '../text/textDifference';
import { shiftEntry } from '../tree/shiftNode';
import type { Entry, Hint, MappingNode, Range } from '../tree/tree';
import type { Anchors } from './anchors';
import { findNested, type Span } from './blocks';
import type { Lines } from './lines';
import { type Part, readPart, shiftHint } from './readPart';

/** A mapping at this depth is read as a whole, so that the recursion has an end. */
const depthLimit = 20;

/** What was read of a block. */
interface Read extends Part {
  /** It has anchors or aliases. Others hold its nodes, so it is read again where it has moved. */
  readonly isLinked: boolean;
  /** The blocks inside, where it was read block by block. */
  readonly nested?: Blocks;
}

/** The blocks of a mapping. */
export interface Blocks {
  /** The offsets at which they start, and where the last one ends. */
  readonly starts: readonly number[];
  readonly end: number;
  readonly reads: readonly Read[];
  /** How far each has moved since it was read, in characters. */
  readonly shifts: readonly number[];
  readonly entries: readonly Entry[];
  /** How many entries the first block has, the first two, and so on; and the same of the hints. */
  readonly entryCounts: readonly number[];
  readonly hints: readonly Hint[];
  readonly hintCounts: readonly number[];
  /** The linked ones, by their places. */
  readonly linked: readonly number[];
  /** What the entries cover. */
  readonly extent: Range;
}

/** The blocks of the text before the edit, and how far they had moved in that text since they were read. */
interface Before {
  readonly blocks: Blocks;
  readonly moved: number;
}

/** The earlier block that starts where a block starts now. */
interface Last {
  readonly read: Read;
  /** How far it has moved since it was read. */
  readonly by: number;
  /** The edit changed nothing in it. */
  readonly isKept: boolean;
}

/** Reads blocks of one text. */
export class BlockReader {
  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly edit: Difference | undefined,
  ) {}

  /** Reads the blocks that start on these lines. Returns the earlier object itself where no block has changed, so that a caller can tell. */
  read(startLines: readonly number[], endLine: number, before: Before | undefined, anchors: Anchors, depth = 0): Blocks {
    const starts = startLines.map((line) => this.lines.starts[line]!);
    const end = this.lines.starts[endLine] ?? this.text.length;
    const read = (index: number, last: Last | undefined): Read => {
      const span = { first: startLines[index]!, end: startLines[index + 1] ?? endLine };
      return this.block(span, { from: starts[index]!, to: starts[index + 1] ?? end }, last, anchors, depth);
    };
    const growing = new GrowingBlocks(starts, end);
    if (!before) {
      for (const index of starts.keys()) growing.add(read(index, undefined));
      return growing;
    }
    const { blocks, moved } = before;
    const { prefix, suffix } = this.unchanged(starts, end, before);
    const surplus = blocks.starts.length - starts.length;
    let isSame = moved === 0 && surplus === 0 && prefix === starts.length;
    for (let index = 0; index < starts.length; index++) {
      const isBehind = index >= starts.length - suffix;
      const at = isBehind ? index + surplus : Math.min(index, blocks.starts.length - suffix);
      const by = moved + (isBehind ? this.delta : 0);
      const isKept = isBehind || index < prefix;
      if (isKept && !blocks.reads[at]!.isLinked) {
        const end = isBehind ? starts.length : prefix;
        index += growing.take(blocks, at, by, end - index) - 1;
        continue;
      }
      const old = blocks.reads[at];
      const isThere = old && blocks.starts[at]! + by === starts[index];
      const next = read(index, isThere ? { read: old, by: blocks.shifts[at]! + by, isKept } : undefined);
      if (next === old) growing.take(blocks, at, by, 1);
      else growing.add(next);
      isSame &&= next === old;
    }
    return isSame ? blocks : growing;
  }

  private get delta(): number {
    return this.edit ? this.edit.toB - this.edit.toA : 0;
  }

  /** The numbers of blocks at the beginning and at the end in which the edit changed nothing. */
  private unchanged(starts: readonly number[], end: number, { blocks, moved }: Before): { prefix: number; suffix: number } {
    const { fromB, toB } = this.edit!;
    const endOf = (list: readonly number[], index: number, last: number) => list[index + 1] ?? last;
    const isSame = (index: number, other: number, by: number) =>
      starts[index] === blocks.starts[other]! + by && endOf(starts, index, end) === endOf(blocks.starts, other, blocks.end) + by;
    const shorter = Math.min(starts.length, blocks.starts.length);
    let prefix = 0;
    while (prefix < shorter && endOf(starts, prefix, end) <= fromB && isSame(prefix, prefix, moved)) prefix++;
    let suffix = 0;
    const by = moved + this.delta;
    for (; suffix < shorter - prefix; suffix++) {
      const index = starts.length - 1 - suffix;
      if (starts[index]! < toB || !isSame(index, blocks.starts.length - 1 - suffix, by)) break;
    }
    return { prefix, suffix };
  }

  private block(lines: Span, range: Range, last: Last | undefined, anchors: Anchors, depth: number): Read {
    const startLines = depth < depthLimit ? findNested(this.text, this.lines, lines) : undefined;
    if (!startLines) {
      const links = last?.isKept && last.by === 0 ? last.read.links : undefined;
      if (links && anchors.takes(links)) return last!.read;
      const part = readPart(this.text, range, anchors, this.edit !== undefined);
      return { ...part, isLinked: part.links !== undefined };
    }
    const before = last?.read.nested && { blocks: last.read.nested, moved: last.by };
    const nested = this.read(startLines, lines.end, before, anchors, depth + 1);
    if (last?.isKept && nested === before?.blocks) return last.read;
    const from = range.from + this.lines.indents[lines.first]!;
    const key = { from, to: from + this.lines.lengths[lines.first]! };
    const text = this.text.slice(key.from, key.to);
    const value: MappingNode = { kind: 'mapping', range: nested.extent, entries: nested.entries };
    return {
      entries: [{ key: { text: this.edit ? detached(text) : text, range: key }, value }],
      hints: nested.hints,
      extent: { from, to: Math.max(key.to, nested.extent.to) },
      links: undefined,
      isLinked: nested.linked.length > 0,
      nested,
    };
  }
}

/** Blocks while they are being read. */
class GrowingBlocks implements Blocks {
  readonly reads: Read[] = [];
  readonly shifts: number[] = [];
  readonly entries: Entry[] = [];
  readonly entryCounts: number[] = [];
  readonly hints: Hint[] = [];
  readonly hintCounts: number[] = [];
  readonly linked: number[] = [];

  constructor(
    readonly starts: readonly number[],
    readonly end: number,
  ) {}

  get extent(): Range {
    const last = this.reads.length - 1;
    return { from: this.reads[0]!.extent.from + this.shifts[0]!, to: this.reads[last]!.extent.to + this.shifts[last]! };
  }

  add(read: Read): void {
    if (read.isLinked) this.linked.push(this.reads.length);
    this.reads.push(read);
    this.shifts.push(0);
    for (const entry of read.entries) this.entries.push(entry);
    for (const hint of read.hints) this.hints.push(hint);
    this.entryCounts.push(this.entries.length);
    this.hintCounts.push(this.hints.length);
  }

  /**
   * Adds the block with this index as it was read before, moved, and the next ones up to `limit` blocks as long as they are not linked. Returns
   * their number.
   */
  take(blocks: Blocks, index: number, by: number, limit: number): number {
    if (blocks.reads[index]!.isLinked) this.linked.push(this.reads.length);
    const end = Math.min(index + limit, blocks.linked[countUpTo(blocks.linked, index)] ?? Infinity);
    const [entry, hint] = [blocks.entryCounts[index - 1] ?? 0, blocks.hintCounts[index - 1] ?? 0];
    const [moreEntries, moreHints] = [this.entries.length - entry, this.hints.length - hint];
    for (let at = index; at < end; at++) {
      this.reads.push(blocks.reads[at]!);
      this.shifts.push(blocks.shifts[at]! + by);
      this.entryCounts.push(blocks.entryCounts[at]! + moreEntries);
      this.hintCounts.push(blocks.hintCounts[at]! + moreHints);
    }
    for (let at = entry; at < blocks.entryCounts[end - 1]!; at++) this.entries.push(shiftEntry(blocks.entries[at]!, by));
    for (let at = hint; at < blocks.hintCounts[end - 1]!; at++) this.hints.push(shiftHint(blocks.hints[at]!, by));
    return end - index;
  }
}
