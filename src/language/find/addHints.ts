import { firstIndex } from '../../core/ascending';
import type { FoundSchedule } from './found';
import { problem } from './problems';
import type { Hint, Range } from '../tree/tree';

/**
 * Adds a front end's remarks to the schedules that they are about: numbers in them, or used by them, that some loaders read as text, and a
 * call that wants quotes. A file may have thousands of remarks, so they are looked up, not gone through.
 */
export function addHints(schedules: readonly FoundSchedule[], hints: readonly Hint[]): readonly FoundSchedule[] {
  if (hints.length === 0) return schedules;
  const sorted = [...hints].sort((a, b) => a.range.from - b.range.from);
  // For each hint, the farthest end of it and those before it.
  let end = 0;
  const ends = sorted.map(({ range }) => (end = Math.max(end, range.to)));

  const within = (range: Range): readonly Hint[] => {
    const found: Hint[] = [];
    for (let index = firstFrom(sorted, range.from); index < sorted.length && sorted[index]!.range.from <= range.to; index++) {
      if (sorted[index]!.range.to <= range.to) found.push(sorted[index]!);
    }
    return found;
  };
  const around = ({ from, to }: Range): readonly Hint[] => {
    const found: Hint[] = [];
    for (let index = firstFrom(sorted, from + 1) - 1; index >= 0 && ends[index]! >= to; index--) {
      if (sorted[index]!.range.to >= to) found.unshift(sorted[index]!);
    }
    return found;
  };
  // What keeps the whole file from being read is said once.
  const [first] = schedules;
  const ofFile = sorted.filter(({ code }) => code === 'refused-key');
  return schedules.map((found) => {
    const refused = found === first ? ofFile : [];
    if (found.definition?.isReading) return withHints(found, refused);
    const all = new Set([...around(found.range), ...[found.range, ...literalsOf(found)].flatMap(within)]);
    const isOwn = ({ code }: Hint) => code !== 'refused-key' && (code !== 'pyyaml-number' || found.definition?.readsNumbers !== true);
    return withHints(found, [...refused, ...[...all].filter(isOwn)]);
  });
}

const withHints = (found: FoundSchedule, hints: readonly Hint[]): FoundSchedule =>
  hints.length === 0 ? found : { ...found, problems: [...found.problems, ...hints.map(toProblem)] };

/** The index of the first hint that starts at or behind an offset. */
const firstFrom = (sorted: readonly Hint[], offset: number): number =>
  firstIndex(sorted.length, (index) => sorted[index]!.range.from >= offset);

function toProblem({ code, message, range, replacement: text }: Hint) {
  return {
    ...problem(code, message, range),
    ...(text === undefined ? {} : { meant: { range, texts: [text] } }),
  };
}

function literalsOf({ parameters, parts }: FoundSchedule): readonly Range[] {
  return [...parameters.flatMap(({ literal }) => literal ?? []), ...parts.flatMap(literalsOf)];
}
