// Pure: names that have to be cut, so that different ones stay different.

/** A name in two parts. Where there is no room for all of it, the end of the first part gives way to an ellipsis. */
export interface NameParts {
  readonly head: string;
  readonly tail: string;
  /** How many characters of the first part have to be seen to tell the name from others. */
  readonly least: number;
}

const longest = 20;
const shortTail = 12;
const longTail = 28;

/** The parts of names that stand side by side. */
export function nameParts(names: readonly string[]): readonly NameParts[] {
  const [starts, ends] = [commonLengths(names, (letters) => letters), commonLengths(names, (letters) => letters.toReversed())];
  return names.map((name) => {
    // A name has one line, whatever is in it.
    const letters = Array.from(name.replaceAll(/[\s\p{Cc}]+/gu, ' '));
    if (letters.length <= longest) return { head: letters.join(''), tail: '', least: 0 };
    const needed = ends.get(name)! + 1;
    const isToldByEnd = needed <= longTail;
    const cut = letters.length - Math.min(letters.length, isToldByEnd ? Math.max(needed, shortTail) : shortTail);
    const least = isToldByEnd ? 0 : Math.min(cut, starts.get(name)! + 1);
    return { head: letters.slice(0, cut).join(''), tail: letters.slice(cut).join(''), least };
  });
}

/** How many characters each name has in common with the other that is most like it, from one end. */
function commonLengths(names: readonly string[], order: (letters: readonly string[]) => readonly string[]): ReadonlyMap<string, number> {
  const sorted = [...new Set(names)].map((name) => ({ name, letters: order(Array.from(name)) }));
  // Names that begin alike are neighbours.
  sorted.sort((a, b) => (a.letters.join('') < b.letters.join('') ? -1 : 1));
  const withNext = sorted.map(({ letters }, index) => commonStart(letters, sorted[index + 1]?.letters ?? []));
  return new Map(sorted.map(({ name }, index) => [name, Math.max(withNext[index - 1] ?? 0, withNext[index]!)]));
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const length = a.findIndex((letter, index) => letter !== b[index]);
  return length < 0 ? a.length : length;
}
