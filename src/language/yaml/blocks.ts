// Where YAML may be cut into blocks that are read one by one, seen from its lines alone.
import type { Range } from '../tree/tree';

/** An entry of a block mapping with its lines, and what stands behind it that could not be told from it. */
export interface Block extends Range {
  /** Where its line is `key:` with a mapping of blocks below: the range of the key, and these. */
  readonly nested?: { readonly key: Range; readonly blocks: readonly Block[] };
}

/** A document that is a block mapping, or nothing. */
export interface BlockDocument {
  /** The offset behind its `---`, where it has one. */
  readonly mark: number | undefined;
  readonly blocks: readonly Block[];
}

interface Line {
  readonly from: number;
  readonly indent: number;
  /** An entry, one whose value is not on its line, what ends a document and starts one, either of them with more, nothing or a comment. */
  readonly kind: 'entry' | 'key' | 'mark' | 'end' | 'empty' | 'other';
  /** The offset behind the key or the mark. */
  readonly to: number;
}

const pattern =
  /( *)(?:(#|\r?(?![^\n]))|(\w[\w.-]*)[ \t]*:(?:([ \t]*(?:(?<=[ \t])#[^\n]*|\r?(?![^\n])))|(?=[ \t]))|(---[ \t]*(?:(?<=[ \t])#|\r?(?![^\n])))|(---|\.\.\.))?/y;
/** What reads over line ends looks no further for the key of the next line. */
const keyLimit = 150;
/** Deeper mappings are read in one go. */
const depthLimit = 20;

function readLine(text: string, from: number): Line {
  pattern.lastIndex = from;
  const [{ length }, { length: indent } = '', empty, key, rest, mark, end] = pattern.exec(text)!;
  const line = { from, indent, to: from + indent + (key?.length ?? 3) };
  if (empty !== undefined) return { ...line, kind: 'empty' };
  if (key !== undefined && length - (rest?.length ?? 0) < keyLimit) return { ...line, kind: rest === undefined ? 'entry' : 'key' };
  if (indent > 0) return { ...line, kind: 'other' };
  return { ...line, kind: mark !== undefined ? 'mark' : end !== undefined ? 'end' : 'other' };
}

/** The documents of a text and their blocks; undefined where the text is anything but block mappings. */
export function findDocuments(text: string): readonly BlockDocument[] | undefined {
  return new BlockFinder(text).documents();
}

class BlockFinder {
  private readonly lines: Line[] = [];

  constructor(private readonly text: string) {
    for (let from = 0; from < text.length;) {
      this.lines.push(readLine(text, from));
      const end = text.indexOf('\n', from);
      from = end < 0 ? text.length : end + 1;
    }
  }

  documents(): readonly BlockDocument[] | undefined {
    const documents: BlockDocument[] = [];
    let start = 0;
    let mark: number | undefined;
    for (let at = 0; at <= this.lines.length; at++) {
      const line = this.lines[at];
      if (line?.kind === 'end') return undefined;
      if (line && line.kind !== 'mark') continue;
      const blocks = this.root(start, at);
      if (!blocks) return undefined;
      if (blocks.length > 0 || mark !== undefined) documents.push({ mark, blocks });
      start = at + 1;
      mark = line?.to;
    }
    return documents;
  }

  private root(start: number, end: number): readonly Block[] | undefined {
    const first = this.firstOf(start, end);
    return first === undefined ? [] : this.mapping(first, end, 0);
  }

  private firstOf(start: number, end: number): number | undefined {
    for (let at = start; at < end; at++) if (this.lines[at]!.kind !== 'empty') return at;
    return undefined;
  }

  /** The blocks of the mapping that the lines are; undefined where they are no mapping, or one with merge keys. */
  private mapping(start: number, end: number, depth: number): readonly Block[] | undefined {
    const { indent } = this.lines[start]!;
    const starts: number[] = [];
    for (let at = start; at < end; at++) {
      const line = this.lines[at]!;
      if (line.kind === 'empty') continue;
      if (line.indent < indent) return undefined;
      if (line.indent > indent) continue;
      if (line.kind === 'entry' || line.kind === 'key') starts.push(at);
      else if (at === start || this.text.slice(line.from, this.startOf(at + 1)).includes('<<')) return undefined;
    }
    return starts.map((at, index) => this.block(at, starts[index + 1] ?? end, depth));
  }

  private startOf(line: number): number {
    return this.lines[line]?.from ?? this.text.length;
  }

  private block(at: number, end: number, depth: number): Block {
    const { from, indent, kind, to } = this.lines[at]!;
    const block = { from, to: this.startOf(end) };
    const first =
      kind === 'key' && depth < depthLimit && !/\d/.test(this.text.charAt(from + indent)) ? this.firstOf(at + 1, end) : undefined;
    if (first === undefined || this.lines[first]!.indent <= indent) return block;
    const blocks = this.mapping(first, end, depth + 1);
    return blocks ? { ...block, nested: { key: { from: from + indent, to }, blocks } } : block;
  }
}
