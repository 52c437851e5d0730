// The lines of a YAML text and their kinds, from which the blocks are found without parsing.
import { countUpTo } from '../../core/ascending';
import type { Difference } from '../text/textDifference';

/**
 * `entry`: a key with a value on its line. `key`: a key without one. `mark`: a lone `---`. `end`: `...`, or `---` with more on its line.
 * `empty`: nothing, or a comment. `other`: all else.
 */
type LineKind = 'entry' | 'key' | 'mark' | 'end' | 'empty' | 'other';

/** For each line: the offset of its start, the number of blanks before its text, its kind, and the length of its key or of its mark. */
export interface Lines {
  readonly starts: number[];
  readonly indents: number[];
  readonly kinds: LineKind[];
  readonly lengths: number[];
}

const pattern =
  /( *)(?:(#|\r?(?![^\n]))|(\w[\w.-]*)[ \t]*:(?:([ \t]*(?:(?<=[ \t])#[^\n]*|\r?(?![^\n])))|(?=[ \t]))|(---[ \t]*(?:(?<=[ \t])#|\r?(?![^\n])))|(---|\.\.\.))?/y;
/** A longer key is `other`: maskYaml.ts, which looks at the beginning of a line only, may not see that an unclosed quote or bracket ends before it. */
const keyLimit = 150;

/** Reads the lines of a text; with those of the text before an edit, only the lines that the edit touched. */
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
