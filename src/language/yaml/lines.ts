// The lines of a YAML text, as far as its blocks can be seen from them.
import type { Difference } from '../text/textDifference';

/** An entry, one whose value is not on its line, what ends a document and starts one, either of them with more, nothing or a comment. */
type LineKind = 'entry' | 'key' | 'mark' | 'end' | 'empty' | 'other';

/** The lines, each with the offset of its start, its blanks, its kind, and the length of what is in front of the key's colon or of the mark. */
export interface Lines {
  readonly starts: number[];
  readonly indents: number[];
  readonly kinds: LineKind[];
  readonly lengths: number[];
}

const pattern =
  /( *)(?:(#|\r?(?![^\n]))|(\w[\w.-]*)[ \t]*:(?:([ \t]*(?:(?<=[ \t])#[^\n]*|\r?(?![^\n])))|(?=[ \t]))|(---[ \t]*(?:(?<=[ \t])#|\r?(?![^\n])))|(---|\.\.\.))?/y;
/** What reads over line ends looks no further for the key of the next line. */
const keyLimit = 150;

/** Reads the lines of a text; those that an edit has at most moved are taken from before it. */
export function readLines(text: string, before?: Lines, edit?: Difference): Lines {
  const lines: Lines = { starts: [], indents: [], kinds: [], lengths: [] };
  if (!before || !edit) {
    addLines(lines, text, 0, text.length);
    return lines;
  }
  const { starts } = before;
  const delta = edit.toB - edit.toA;
  const first = Math.max(0, countUpTo(starts, edit.fromA) - 1);
  const rest = countUpTo(starts, edit.toA);
  takeLines(lines, before, 0, first, 0);
  addLines(lines, text, starts[first] ?? 0, rest < starts.length ? starts[rest]! + delta : text.length);
  takeLines(lines, before, rest, starts.length, delta);
  return lines;
}

/** How many of the starts are at most at an offset. */
function countUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeLines(lines: Lines, before: Lines, first: number, end: number, delta: number): void {
  for (let at = first; at < end; at++) {
    lines.starts.push(before.starts[at]! + delta);
    lines.indents.push(before.indents[at]!);
    lines.kinds.push(before.kinds[at]!);
    lines.lengths.push(before.lengths[at]!);
  }
}

function addLines(lines: Lines, text: string, start: number, end: number): void {
  for (let from = start; from < end;) {
    pattern.lastIndex = from;
    const [{ length }, { length: indent } = '', empty, key, rest, mark, end] = pattern.exec(text)!;
    lines.starts.push(from);
    lines.indents.push(indent);
    lines.lengths.push(key?.length ?? 3);
    if (empty !== undefined) lines.kinds.push('empty');
    else if (key !== undefined && length - (rest?.length ?? 0) < keyLimit) lines.kinds.push(rest === undefined ? 'entry' : 'key');
    else if (indent > 0) lines.kinds.push('other');
    else lines.kinds.push(mark !== undefined ? 'mark' : end !== undefined ? 'end' : 'other');
    const next = text.indexOf('\n', from);
    from = next < 0 ? text.length : next + 1;
  }
}
