// How far a curve is drawn of which only the values are known.
import { reach } from '../reach';

const [fallback, cornersInSight] = [1_000, 5];

/** How far a function is drawn, in steps: as is said, else until it settles or to what it compares with. */
export function lengthOf(
  value: (step: number) => number,
  corners: readonly number[],
  said: number | undefined,
  digits: readonly number[],
): number {
  const longest = corners.findLast((corner) => corner >= 2);
  const length = said ?? lengthAlone(value, digits) ?? lengthToZero(value) ?? (longest === undefined ? fallback : inSight(value, longest));
  return Number.isNaN(value(Math.floor(length))) ? (lastOf(value, length) ?? length) : length;
}

/**
 * How far a function is drawn that never settles: soon after the last thing that happens in it, which shows a wave, or what it comes to. Where nothing
 * happens there, since it goes on in the line in which it came, that is far enough.
 */
function inSight(value: (step: number) => number, longest: number): number {
  const [before, ...behind] = [0.9, 1, 2, 3, 5].map((part) => Math.floor(part * longest)).map((step) => [step, value(step)] as const);
  const slope = (behind[0]![1] - before![1]) / (behind[0]![0] - before![0]);
  const isLine = behind.every(([step, each]) => Math.abs(each - before![1] - slope * (step - before![0])) <= 1e-9 * Math.abs(each));
  return isLine ? longest : cornersInSight * longest;
}

/** Where a function settles beside what it compares the step with. */
export function lengthOfCorners(value: (step: number) => number, corners: readonly number[]): number | undefined {
  const longest = corners.at(-1);
  if (longest === undefined || longest < 2) return undefined;
  const both = longest + (corners.at(-2) ?? 0);
  const lengths = [longest, both, 2 * longest, 3 * longest, 5 * longest, 10 * longest].sort((a, b) => a - b);
  return reach(value, lengths);
}

/** 10, 20, 50, 100 and so on, up to a number of digits. */
const lengthsTo = (digits: number): readonly number[] =>
  Array.from({ length: digits }, (_, i) => 10 ** (i + 1)).flatMap((length) => [length, 2 * length, 5 * length]);

function lengthAlone(value: (step: number) => number, digits: readonly number[]): number | undefined {
  const at = (step: number) => value(Math.floor(step));
  for (const most of digits) {
    const lengths = lengthsTo(most);
    const near = reach(at, lengths);
    const turned =
      near === undefined || isSlow(at, near, 10 * lengths.at(-1)!)
        ? (lengthOfPeak(at, lengths) ?? lengthOfHold(at, near, lengths))
        : undefined;
    if (turned !== undefined) return turned;
    if (near === undefined) continue;
    // What reaches its last value soon after is drawn to there.
    const isLast = (length: number) =>
      length >= near && length <= 10 * near && [1.5, 3, 100].every((part) => at(part * length) === at(length));
    return lengths.find(isLast) ?? near;
  }
  return undefined;
}

/** How far falls to 0 what then goes on below it, as a rate does whose run is over there. */
function lengthToZero(value: (step: number) => number): number | undefined {
  if (!(value(0) > 0)) return undefined;
  const isBelow = (step: number) => value(step) < 0;
  const far = lengthsTo(9).find(isBelow);
  if (far === undefined) return undefined;
  let [above, below] = [0, far];
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (isBelow(middle)) below = middle;
    else above = middle;
  }
  const values = [0, 0.5, 1.5, 2, 3, 5, 10].map((part) => value(Math.floor(part * above)));
  return above > 1 && values.every((each, index) => index === 0 || each < values[index - 1]!) ? firstBelow(value, above) : undefined;
}

/** The step at which a falling function is 0, where it is so before it is below. */
function firstBelow(value: (step: number) => number, last: number): number {
  let [above, there] = [0, last];
  if (value(last) > 0) return last + 1;
  while (there - above > 1) {
    const middle = Math.floor((above + there) / 2);
    if (value(middle) > 0) above = middle;
    else there = middle;
  }
  return there;
}

/** Whether a curve comes to where it goes as slowly as a power of the step, of which no length shows the end. */
function isSlow(at: (step: number) => number, near: number, farthest: number): boolean {
  const far = at(farthest);
  return Math.abs(at(near) - far) > 0.1 * Math.abs(at(near / 10) - far);
}

/** Of what turns once and then goes on without an end, as a warm-up before an inverse square root does: five times as far as it turns. */
function lengthOfPeak(at: (step: number) => number, lengths: readonly number[]): number | undefined {
  const first = at(1);
  const moved = [1, ...lengths].map((length) => at(length) - first);
  const isUp = Math.max(...moved) >= -Math.min(...moved);
  const ways = moved.map((way) => (isUp ? way : -way));
  const peak = ways.indexOf(Math.max(...ways));
  if (peak <= 0 || peak === lengths.length) return undefined;
  const turnsOnce = ways.slice(1).every((way, index) => (index < peak ? way >= ways[index]! : way <= ways[index]!));
  return turnsOnce ? 5 * lengths[peak - 1]! : undefined;
}

/** Of what is held and then goes on without an end, as an inverse square root does from some step on: ten times as long as it is held. */
function lengthOfHold(at: (step: number) => number, near: number | undefined, lengths: readonly number[]): number | undefined {
  const moved = lengths.findIndex((length) => at(length) !== at(1));
  return near === undefined || moved <= 0 ? undefined : 10 * lengths[moved - 1]!;
}

/** The last whole step before this one that has a value, where all before it have one. */
function lastOf(value: (step: number) => number, before: number): number | undefined {
  let [low, high] = [1, Math.floor(before)];
  if (Number.isNaN(value(low))) return undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (Number.isNaN(value(middle))) high = middle;
    else low = middle;
  }
  return low;
}
