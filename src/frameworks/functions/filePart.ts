// The part of a Python file that a function needs: its own statement, and those that bind the names in it. Reading only these keeps an edit of a
// long script cheap, and tells which names have been looked at.
import { entriesNamed } from '../../language/resolve/lookUp';
import type { Site } from '../../language/find/site';
import { changeKey } from '../../language/tree/changeKey';
import { extentOf } from '../../language/tree/shiftNode';
import type { Entry, Range } from '../../language/tree/tree';

/** Statements of a file that stand apart in it, as one text. */
export interface FilePart {
  readonly text: string;
  /** The offset in the part of what stands at an offset in the file. */
  readonly inPart: (offset: number) => number;
  /** The range in the file of what stands in the part. */
  readonly inFile: (range: Range) => Range;
}

const mostCharacters = 30_000;
const mostNames = 1_000;

/** What the statement around a range needs; undefined where that is too much to be read at each edit. */
export function filePart({ text, place }: Site, range: Range): FilePart | undefined {
  const [module] = place.ancestors;
  if (module?.scope !== true) return undefined;
  const own = place.ancestors[1]?.range ?? range;
  const open: Range[] = [statementAt(text, own)];
  const ranges = new Map<number, Range>();
  const asked = new Set<string>();
  let size = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    if (ranges.has(next.from)) continue;
    ranges.set(next.from, next);
    size += next.to - next.from;
    const words = new Set(text.slice(next.from, next.to).match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []);
    if (size > mostCharacters || asked.size > mostNames) return undefined;
    for (const word of words) {
      if (asked.has(word)) continue;
      asked.add(word);
      for (const entry of [...entriesNamed(module, word), ...entriesNamed(module, changeKey(word))])
        open.push(statementAt(text, placeOf(entry)));
    }
  }
  return joined(text, merged([...ranges.values()]));
}

/** Where an entry stands: a function or class as a whole. */
function placeOf(entry: Entry): Range {
  const { value, key } = entry;
  return value.kind === 'mapping' && value.scope === true
    ? value.range
    : key
      ? { from: key.range.from, to: extentOf(entry).to }
      : value.range;
}

/** A line at which no statement of the module begins. */
const within = /^(?:$|[\s)\]}#]|(?:else|elif|except|finally)\b)/;

/** The statement of the module around a range, with its decorators. */
function statementAt(text: string, range: Range): Range {
  const lineAt = (from: number) => text.slice(from, Math.min(endOfLine(text, from), from + 40));
  let from = text.lastIndexOf('\n', range.from - 1) + 1;
  const before = (at: number) => text.lastIndexOf('\n', at - 2) + 1;
  while (from > 0 && within.test(lineAt(from))) from = before(from);
  let to = Math.max(range.to, from);
  do to = Math.min(endOfLine(text, to) + 1, text.length);
  while (to < text.length && within.test(lineAt(to)));
  while (from > 0 && text[before(from)] === '@') from = before(from);
  return { from, to };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function merged(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && range.from < last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else all.push(range);
  }
  return all;
}

function joined(text: string, ranges: readonly Range[]): FilePart {
  const starts: number[] = [];
  let size = 0;
  for (const { from, to } of ranges) {
    starts.push(size);
    size += to - from + 1;
  }
  const shift = (offset: number, places: readonly number[], others: readonly number[]) => {
    const index = Math.max(
      places.findLastIndex((start) => start <= offset),
      0,
    );
    return offset - (places[index] ?? 0) + (others[index] ?? 0);
  };
  const froms = ranges.map(({ from }) => from);
  const inFile = (offset: number) => shift(offset, starts, froms);
  return {
    text: ranges.map(({ from, to }) => `${text.slice(from, to)}\n`).join(''),
    inPart: (offset) => shift(offset, froms, starts),
    inFile: ({ from, to }) => ({ from: inFile(from), to: inFile(to) }),
  };
}
