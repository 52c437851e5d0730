// The part of a Python file that a function or an expression needs: its own statement, and those that bind the names in it, of classes and
// blocks only what is used of them. Reading just these keeps an edit of a long script cheap. What earlier notebook cells bind is set before it.
import type { Site } from '../../../language/find/site';
import { statementsOf } from '../../../language/tree/statements';
import { shiftRange } from '../../../language/tree/shiftNode';
import type { Range } from '../../../language/tree/tree';
import { modulesOf } from '../../../language/tree/walk';
import { namesIn } from './namesIn';
import { type Piece, Slice } from './slice';

/** Pieces of a file that stand apart in it, and of the notebook cells before it, as one text. */
export interface FilePart {
  /** What it is needed for, as far as that is the same in versions of the file. */
  readonly of: string;
  /** Begins with a comment that lists the names in `unknown`. */
  readonly text: string;
  /** The names of which the file does not tell what they stand for. */
  readonly unknown: ReadonlySet<string>;
  /** The range in the part of what stands in the file. */
  readonly inPart: (range: Range) => Range;
  /** The range in the file of what stands in the part; undefined for what an earlier cell has. */
  readonly inFile: (range: Range) => Range | undefined;
}

/**
 * What is needed of a file for the statement around a range, or, where only an expression matters, for what stands in the range; undefined
 * where no statement stands there, or where it is too much to be read at each edit. `also` are names that are needed besides; of one that is `counted`, just what counts it up; of those in `without`, nothing.
 */
export function filePart(
  site: Site,
  range: Range,
  isExpression = false,
  also: readonly string[] = [],
  counted?: string,
  without: readonly string[] = [],
): FilePart | undefined {
  const [module] = site.place.ancestors;
  if (module?.scope !== true) return undefined;
  const slice = new Slice(site.text, site.statements, site.place.ancestors, namesOf(site), counted, without);
  return slice.around(range, isExpression) && slice.complete(also) ? withEarlier(site, slice, without) : undefined;
}

/** The names that a range of the text reads: many parts have the same pieces in them. */
const namesOf =
  (site: Site) =>
  ({ from, to }: Range) =>
    site.ofText(`names in ${from} to ${to}`, () => namesIn(site.text.slice(from, to)));

/** What is needed of a file for some names at the top of it; undefined where that is too much. */
export function partForNames(site: Site, names: readonly string[]): FilePart | undefined {
  const [module] = site.place.ancestors;
  if (module?.scope !== true) return undefined;
  const slice = new Slice(site.text, site.statements, [module], namesOf(site));
  return slice.complete(names) ? withEarlier(site, slice, []) : undefined;
}

/** What a slice has of a file, behind what it needs of earlier cells. */
function withEarlier(site: Site, slice: Slice, without: readonly string[]): FilePart | undefined {
  const part = joined(site.text, slice.pieces);
  const unknown = new Set([...slice.moved, ...without]);
  let [before, later] = ['', slice];
  for (const cell of [...(site.options.earlierCells ?? [])].reverse()) {
    const namesOfCell = ({ from, to }: Range) => namesIn(cell.text.slice(from, to));
    const earlier = new Slice(cell.text, statementsOf(cell), modulesOf([cell]), namesOfCell, undefined, without);
    if (!earlier.completeFor(later)) return undefined;
    before = joined(cell.text, earlier.pieces).text + before;
    earlier.moved.forEach((name) => unknown.add(name));
    later = earlier;
  }
  if (unknown.size > 0) before = `# ${[...unknown].join()}\n${before}`;
  const { ancestors, path } = site.place;
  const of = [...ancestors.slice(1).map(({ scopeName }) => scopeName), ...path].join('.');
  return { ...(before === '' ? part : behind(before, part)), unknown, of };
}

/** Pieces as one text. */
type Joined = Omit<FilePart, 'unknown' | 'of'>;

/** A part behind what it needs of other texts. */
const behind = (before: string, { text, inPart, inFile }: Joined): Joined => ({
  text: before + text,
  inPart: (range) => shiftRange(inPart(range), before.length),
  inFile: (range) => (range.from < before.length ? undefined : inFile(shiftRange(range, -before.length))),
});

function joined(text: string, pieces: readonly Piece[]): Joined {
  const starts: number[] = [];
  let whole = '';
  for (const { from, to, empty = '' } of pieces) {
    starts.push(whole.length);
    whole += `${text.slice(from, to)}\n${empty}`;
  }
  const froms = pieces.map(({ from }) => from);
  const moved =
    (places: readonly number[], others: readonly number[]) =>
    ({ from, to }: Range): Range => {
      const at = (offset: number): number => {
        const index = places.findLastIndex((start) => start <= offset);
        return offset - (places[Math.max(index, 0)] ?? 0) + (others[Math.max(index, 0)] ?? 0);
      };
      return { from: at(from), to: at(to) };
    };
  return { text: whole, inPart: moved(froms, starts), inFile: moved(starts, froms) };
}
