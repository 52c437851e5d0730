// Which release of a library is meant, where releases differ.
import type { ReadOptions } from '../language/find/site';

/** Whether the release of a library that is used is this one or a later one; where nothing says which one is used, it is the newest. */
export function isSince({ versions }: Pick<ReadOptions, 'versions'>, library: string, release: string): boolean {
  const used = versions?.get(library);
  return used === undefined || compareVersions(used, release) >= 0;
}

/** Below, equal to or above 0 as version `a` is before, equal to or after version `b`; only their leading numbers count: "2.7.1+cpu" is 2.7.1. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersIn(a), numbersIn(b)];
  const first = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => (left[i] ?? 0) - (right[i] ?? 0));
  return first.find((difference) => difference !== 0) ?? 0;
}

function numbersIn(version: string): readonly number[] {
  const leading = /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
  return leading.split('.').map(Number);
}
