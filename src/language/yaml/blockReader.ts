// Reads the blocks of a text. Blocks that an edit did not touch are not read again: they are taken from the earlier text, moved.
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
  readonly hints: readonly Hint[];
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
    const old = new Cursor(blocks);
    let isSame = moved === 0 && surplus === 0 && prefix === starts.length;
    for (let index = 0; index < starts.length; index++) {
      const isBehind = index >= starts.length - suffix;
      old.moveTo(isBehind ? index + surplus : Math.min(index, blocks.starts.length - suffix));
      const by = moved + (isBehind ? this.delta : 0);
      const isKept = isBehind || index < prefix;
      if (isKept && !old.read!.isLinked) {
        const end = isBehind ? starts.length : prefix;
        index += growing.take(old, by, end - index) - 1;
        continue;
      }
      const isThere = old.read && old.start + by === starts[index];
      const next = read(index, isThere ? { read: old.read, by: old.shift + by, isKept } : undefined);
      if (next === old.read) growing.take(old, by, 1);
      else growing.add(next);
      isSame &&= next === old.read;
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
      isLinked: nested.reads.some(({ isLinked }) => isLinked),
      nested,
    };
  }
}

/** A place in blocks, which only moves forward. */
class Cursor {
  index = 0;
  /** The places of the first entry and the first hint of the block. */
  entry = 0;
  hint = 0;

  constructor(readonly blocks: Blocks) {}

  get read(): Read | undefined {
    return this.blocks.reads[this.index];
  }

  get start(): number {
    return this.blocks.starts[this.index]!;
  }

  get shift(): number {
    return this.blocks.shifts[this.index]!;
  }

  moveTo(index: number): void {
    for (; this.index < index; this.index++) {
      const { entries, hints } = this.read!;
      this.entry += entries.length;
      this.hint += hints.length;
    }
  }
}

/** Blocks while they are being read. */
class GrowingBlocks implements Blocks {
  readonly reads: Read[] = [];
  readonly shifts: number[] = [];
  readonly entries: Entry[] = [];
  readonly hints: Hint[] = [];

  constructor(
    readonly starts: readonly number[],
    readonly end: number,
  ) {}

  get extent(): Range {
    const last = this.reads.length - 1;
    return { from: this.reads[0]!.extent.from + this.shifts[0]!, to: this.reads[last]!.extent.to + this.shifts[last]! };
  }

  add(read: Read): void {
    this.reads.push(read);
    this.shifts.push(0);
    for (const entry of read.entries) this.entries.push(entry);
    for (const hint of read.hints) this.hints.push(hint);
  }

  /** Adds the block at the cursor as it was read before, moved, and the next ones up to `limit` blocks as long as they are not linked. Returns their number. */
  take({ blocks, index, entry, hint }: Cursor, by: number, limit: number): number {
    const { reads, shifts, entries, hints } = blocks;
    let [count, entryEnd, hintEnd] = [0, entry, hint];
    do {
      const read = reads[index + count]!;
      this.reads.push(read);
      this.shifts.push(shifts[index + count]! + by);
      entryEnd += read.entries.length;
      hintEnd += read.hints.length;
      count++;
    } while (count < limit && !reads[index + count]!.isLinked);
    for (let at = entry; at < entryEnd; at++) this.entries.push(shiftEntry(entries[at]!, by));
    for (let at = hint; at < hintEnd; at++) this.hints.push(shiftHint(hints[at]!, by));
    return count;
  }
}
