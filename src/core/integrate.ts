import type { Curve } from './interior';

// The 15-point Gauss-Kronrod rule and the 7-point Gauss rule inside it, on [-1, 1] (as tabulated in QUADPACK, Piessens et al. 1983).
const nodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911, 0.4058451513773972,
  0.20778495500789848, 0,
];
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679, 0.19035057806478542,
  0.20443294007529889, 0.20948214108472782,
];
const gaussWeights = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694];

const mostIntervals = 200;
/** By rounding, areas are off by less than this share of them. */
const smallest = 1e-6;

/** How often pieces may be subdivided, all together. */
export interface Subdivisions {
  left: number;
}

/**
 * The integral of a curve that is smooth between `from` and `to`, its error estimated at `tolerance`. A curve that is too rough for
 * that (by rounding, say) is left as it is after 200 subdivisions, which an end of infinite slope does not need, where the error does not become less
 * with the length, and once the subdivisions of `all` are used up.
 */
export function integrate(curve: Curve, from: number, to: number, tolerance: number, all: Subdivisions = { left: mostIntervals }): number {
  let total = 0;
  let rest = mostIntervals;
  const open = [{ from, to, tolerance, ...estimate(curve, from, to) }];
  for (let interval = open.pop(); interval !== undefined; interval = open.pop()) {
    const { area, error } = interval;
    if (!(error > interval.tolerance) || rest-- <= 0 || all.left-- <= 0) {
      total += area;
      continue;
    }
    const middle = (interval.from + interval.to) / 2;
    const half = interval.tolerance / 2;
    const [left, right] = [estimate(curve, interval.from, middle), estimate(curve, middle, interval.to)];
    // Of a smooth curve, the half without its steep end has next to none.
    if (Math.min(left.error, right.error) > error / 8 && error < smallest * Math.abs(area)) {
      total += left.area + right.area;
      continue;
    }
    open.push({ from: interval.from, to: middle, tolerance: half, ...left }, { from: middle, to: interval.to, tolerance: half, ...right });
  }
  return total;
}

function estimate(curve: Curve, from: number, to: number): { readonly area: number; readonly error: number } {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  let kronrod = 0;
  let gauss = 0;
  nodes.forEach((node, i) => {
    const sum = node === 0 ? curve(middle) : curve(middle - half * node) + curve(middle + half * node);
    kronrod += kronrodWeights[i]! * sum;
    gauss += gaussWeights[i]! * sum;
  });
  return { area: kronrod * half, error: Math.abs(kronrod - gauss) * half };
}
