// Cuts YAML into blocks that can be read one by one, so that an edit costs only the block that it is in.
import type { Lines } from './lines';

/** A range of lines; `end` is the first line behind it. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** A document that is a block mapping, or is empty. */
export interface BlockDocument {
  /** The offset behind its `---`, where it has one. */
  readonly mark: number | undefined;
  /** The lines on which the blocks start. A block is an entry with all lines up to the next entry. Empty for an empty document. */
  readonly starts: readonly number[];
  /** The line behind the last block. */
  readonly end: number;
}

/** The documents of a text and their blocks; undefined where the text is anything but block mappings. */
export function findDocuments(text: string, lines: Lines): readonly BlockDocument[] | undefined {
  const documents: BlockDocument[] = [];
  let first = 0;
  let mark: number | undefined;
  for (let end = 0; end <= lines.kinds.length; end++) {
    const kind = lines.kinds[end];
    if (kind === 'end') return undefined;
    if (kind !== undefined && kind !== 'mark') continue;
    const start = firstOf(lines, { first, end });
    const starts = start === undefined ? [] : findBlocks(text, lines, { first: start, end });
    if (!starts) return undefined;
    if (starts.length > 0 || mark !== undefined) documents.push({ mark, starts, end });
    first = end + 1;
    mark = kind && lines.starts[end]! + lines.lengths[end]!;
  }
  return documents;
}

/** The blocks of the mapping below a line `key:`; undefined where the block has anything else. */
export function findNested(text: string, lines: Lines, { first, end }: Span): readonly number[] | undefined {
  const indent = lines.indents[first]!;
  // A key that starts otherwise may be a number: the composer has to read it, and may have a hint.
  if (lines.kinds[first] !== 'key' || !/[A-Za-z]/.test(text.charAt(lines.starts[first]! + indent))) return undefined;
  const start = firstOf(lines, { first: first + 1, end });
  return start === undefined || lines.indents[start]! <= indent ? undefined : findBlocks(text, lines, { first: start, end });
}

function firstOf({ kinds }: Lines, { first, end }: Span): number | undefined {
  for (let at = first; at < end; at++) if (kinds[at] !== 'empty') return at;
  return undefined;
}

/** The first lines of a mapping's entries; undefined where the lines are no mapping. Merge keys need all entries at once: undefined for them, too. */
function findBlocks(text: string, lines: Lines, { first, end }: Span): readonly number[] | undefined {
  const { starts, indents, kinds } = lines;
  const indent = indents[first]!;
  const blocks: number[] = [];
  for (let at = first; at < end; at++) {
    const kind = kinds[at]!;
    if (kind === 'empty' || indents[at]! > indent) continue;
    if (indents[at]! < indent) return undefined;
    if (kind === 'entry' || kind === 'key') blocks.push(at);
    else if (at === first || text.slice(starts[at], starts[at + 1]).includes('<<')) return undefined;
  }
  return blocks;
}
