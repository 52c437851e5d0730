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
