import type { Runtime } from '../runtime';
import { callValue } from '../operators/call';
import { ordered } from '../operators/compare';
import { isTrue } from '../operators/truth';
import type { Value } from '../values/value';

/** The items in order, those alike as they stood; by what `key` makes of them, where it is given. */
export function sortedItems(runtime: Runtime, items: readonly Value[], key: Value | undefined, isReversed: boolean): Value[] {
  const keyed = items.map((item) => ({ item, by: key === undefined || key === null ? item : callValue(runtime, key, [item]) }));
  const less = (a: Value, b: Value): boolean => {
    runtime.spend(1);
    return isTrue(runtime, ordered(runtime, '<', a, b));
  };
  // Reversed, those alike still stay as they stood.
  const order = isReversed ? (a: Value, b: Value) => less(b, a) : less;
  return mergeSort(keyed, (a, b) => order(b.by, a.by)).map(({ item }) => item);
}

/** A stable sort; `isAfter(a, b)` says whether `b` must come first although it stands second. */
function mergeSort<T>(items: readonly T[], isAfter: (a: T, b: T) => boolean): T[] {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const [left, right] = [mergeSort(items.slice(0, middle), isAfter), mergeSort(items.slice(middle), isAfter)];
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) merged.push(isAfter(left[i]!, right[j]!) ? right[j++]! : left[i++]!);
  return [...merged, ...left.slice(i), ...right.slice(j)];
}
