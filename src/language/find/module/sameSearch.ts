import type { FindOptions } from '../framework';

/** Whether the same counts as a schedule, with the same known besides the text. */
export function isSameSearch(a: FindOptions, b: FindOptions): boolean {
  const settings = ({ functionNames, readHandmade, readings, run, answers, versions }: FindOptions) =>
    JSON.stringify([functionNames, readHandmade, readings, run, [...(answers ?? [])], [...(versions ?? [])]]);
  return (
    settings(a) === settings(b) &&
    isSameList(a.frameworks, b.frameworks) &&
    a.conventions === b.conventions &&
    a.parents === b.parents &&
    isSameList(a.earlierCells, b.earlierCells)
  );
}

/** Whether two lists have the very same items. */
export function isSameList(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
