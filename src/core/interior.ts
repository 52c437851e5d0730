// What may happen to two curves between their breakpoints, clear of jumps, where each of them is smooth and monotone: they cross, and what is
// computed from them turns. Looked for between 27 steps of the piece, which are closer at its ends, so that what happens twice between two of them may be missed.
/** The value at a step. */
export type Curve = (step: number) => number;

const parts = 24;

/** The steps in (from, to), ascending, at which one curve overtakes the other. */
export function crossings(a: Curve, b: Curve, from: number, to: number): readonly number[] {
  const steps: number[] = [];
  let before: { readonly step: number; readonly sign: number } | undefined;
  for (const step of grid(from, to)) {
    const sign = Math.sign(a(step) - b(step));
    if (!(sign < 0 || sign > 0)) continue;
    if (before && before.sign !== sign) steps.push(signChange((t) => (a(t) - b(t)) * sign, before.step, step));
    before = { step, sign };
  }
  return steps;
}

/** The steps in (from, to), ascending, at which a smooth curve has a maximum or minimum that stands out from rounding. */
export function turningPoints(curve: Curve, from: number, to: number, rounding = 0): readonly number[] {
  const steps = grid(from, to);
  const values = steps.map(curve);
  const noise = Math.max(1e-13 * Math.max(...values.map((value) => Math.abs(value) || 0)), rounding);
  const turns: number[] = [];
  // The way it goes, and the farthest place on it: a top may be flat, or rough by rounding.
  let way = 0;
  let top = 0;
  for (let i = 1; i < steps.length; i++) {
    const change = values[i]! - values[top]!;
    const isClear = Math.abs(change) > noise;
    if (change * way < 0) {
      if (!isClear) continue;
      const sign = way;
      turns.push(highest((t) => sign * curve(t), steps[top - 1]!, steps[top + 1]!));
    }
    if (isClear) way = Math.sign(change);
    top = i;
  }
  return turns;
}

/** Steps from `from` to `to`, closer at both ends: the extrema of a Chebyshev polynomial, and two steps very near the ends. */
function grid(from: number, to: number): readonly number[] {
  if (!(from < to)) return [];
  const places = Array.from({ length: parts + 1 }, (_, i) => (1 - Math.cos((Math.PI * i) / parts)) / 2);
  places.splice(1, 0, places[1]! / 1000);
  places.splice(-1, 0, 1 - places[1]!);
  return places.map((place) => from + (to - from) * place);
}

/** Where a curve that is negative at `from` and positive at `to` changes sign, as near as numbers can say. */
function signChange(curve: Curve, from: number, to: number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) return high;
    if (curve(middle) > 0) high = middle;
    else low = middle;
  }
}

const golden = (Math.sqrt(5) - 1) / 2;
/** Enough to come as near to a maximum as the values can tell: 0.618^44 is 6e-10. */
const goldenSteps = 44;

/** The highest point of a curve that has one between `from` and `to`, by golden section. */
function highest(curve: Curve, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)];
  let [leftValue, rightValue] = [curve(left), curve(right)];
  for (let i = 0; i < goldenSteps; i++) {
    if (leftValue > rightValue) {
      [high, right, rightValue] = [right, left, leftValue];
      left = high - golden * (high - low);
      leftValue = curve(left);
    } else {
      [low, left, leftValue] = [left, right, rightValue];
      right = low + golden * (high - low);
      rightValue = curve(right);
    }
  }
  return (low + high) / 2;
}
