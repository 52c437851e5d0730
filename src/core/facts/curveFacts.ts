import { besideDistance, limitAt } from '../breakpoints';
import type { CurveFacts, Jump, StepValue } from './facts';
import { integrate } from '../integrate';
import type { Schedule } from '../schedule';
import { wholeStepFacts } from './wholeStepFacts';

const mostPieces = 5_000;
const mostJumps = 100;
/** How often a curve of many cycles is sampled for its mean. A number that is in step with the cycles gives a wrong one: hence several. */
const meanSamples = [9_973, 12_007, 15_013, 18_013, 21_011];
const reachedParts = [0.5, 0.95, 0.99];

/**
 * The facts about a schedule. `target` is the weight that it should reach, normally its base weight; where it is left out, the peak
 * counts. A curve that has its peak at step 0 falls: it is headed for its value at T.
 */
export function curveFacts(schedule: Schedule, target?: number): CurveFacts {
  const ofSchedule = made.get(schedule) ?? new Map<number | undefined, CurveFacts>();
  made.set(schedule, ofSchedule);
  const facts = ofSchedule.get(target) ?? (schedule.grid === 'whole' ? wholeStepFacts(schedule, target) : realFacts(schedule, target));
  ofSchedule.set(target, facts);
  return facts;
}

/** The facts about schedules, which never change. */
const made = new WeakMap<Schedule, Map</* target */ number | undefined, CurveFacts>>();

function realFacts(schedule: Schedule, target: number | undefined): CurveFacts {
  const { totalSteps, at } = schedule;
  const { list: pieces, isComplete } = piecesOf(schedule);
  const limits = pieces.flatMap(({ from, to }) => [limit(schedule, from, 1), limit(schedule, to, -1)]);
  const hasPole = limits.some(hasNoValue);
  const edges = [...pieces.map(({ from }) => from), totalSteps].map((step) => valueAt(schedule, step));
  const known = [...limits, edges[0]!, edges.at(-1)!].filter((point) => !hasNoValue(point));
  const peak = known.reduce((best, point) => (isFarther(point, best) ? point : best), known[0] ?? { step: 0, value: NaN });
  const values = known.map(({ value }) => value);
  const spread = values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  const aim = peak.step === 0 ? at(totalSteps) : target === undefined || target === at(0) ? peak.value : target;
  const slopeAtEnd = slopeBefore(schedule);
  return {
    last: valueAt(schedule, Math.max(Math.ceil(totalSteps) - 1, 0)),
    end: valueAt(schedule, totalSteps),
    target: aim,
    reaches:
      hasPole || hasNoValue(edges[0]!)
        ? []
        : reachedParts.map((part) => ({ part, step: firstStep(at, pieces, at(0), at(0) + (aim - at(0)) * part) })),
    peak,
    mean: hasPole ? NaN : isComplete ? meanOf(schedule, pieces, 1e-13 * Math.abs(peak.value)) : sampledMean(schedule),
    gap: [...limits, ...edges]
      .filter(hasNoValue)
      .map(({ step }) => step)
      .sort((a, b) => a - b)[0],
    jumps: jumpsOf(schedule, pieces),
    slopeAtEnd: slopeAtEnd.perStep,
    isMovingAtEnd: Math.abs(slopeAtEnd.perStep) * slopeAtEnd.piece > Math.max(0.01 * spread, 1e-9 * Math.abs(peak.value)),
    isComplete,
  };
}

/** A part of the run in which the curve is smooth and monotone. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

function piecesOf({ totalSteps, breakpoints }: Schedule): { readonly list: readonly Piece[]; readonly isComplete: boolean } {
  const list: Piece[] = [];
  let from = 0;
  for (const to of breakpoints(0, totalSteps)) {
    list.push({ from, to });
    from = to;
    if (list.length === mostPieces) return { list, isComplete: false };
  }
  list.push({ from, to: totalSteps });
  return { list, isComplete: true };
}

function limit(schedule: Schedule, step: number, side: -1 | 1): StepValue {
  return { step, value: limitAt(schedule, step, side) };
}

function valueAt({ at }: Schedule, step: number): StepValue {
  return { step, value: at(step) };
}

function hasNoValue({ value }: StepValue): boolean {
  return Number.isNaN(value);
}

/** A curve of many pieces is rough by rounding in each of them, where it is computed in float32. */
const mostSubdivisions = 1_000;

function meanOf({ at, totalSteps }: Schedule, pieces: readonly Piece[], tolerance: number): number {
  const all = { left: mostSubdivisions };
  let sum = 0;
  for (const { from, to } of pieces) {
    // Over a piece scaled to length 1, because the area in steps may be too large or too small for a number.
    const length = to - from;
    sum += integrate((part) => at(from + length * part), 0, 1, tolerance, all) * (length / totalSteps);
  }
  return Math.abs(sum) > tolerance ? sum : 0;
}

function sampledMean({ at, totalSteps }: Schedule): number {
  const means = meanSamples.map((count) => {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += at(totalSteps * ((i + 0.5) / count)) / count;
    return sum;
  });
  return means.sort((a, b) => a - b)[2]!;
}

/** Farther from 0 by more than rounding, so that of equal peaks the first one counts. */
function isFarther(a: StepValue, b: StepValue): boolean {
  const difference = Math.abs(a.value) - Math.abs(b.value);
  const noise = 1e-11 * Math.abs(b.value);
  return difference > noise || (difference >= -noise && a.step < b.step);
}

/** The first whole step at which the curve has come from `start` to `level`. */
function firstStep(at: Schedule['at'], pieces: readonly Piece[], start: number, level: number): number | undefined {
  // Rounding must not cost a step.
  const slack = 1e-12 * Math.abs(level - start);
  const isReached = (step: number): boolean => (level >= start ? at(step) >= level - slack : at(step) <= level + slack);
  for (const { from, to } of pieces) {
    const first = Math.ceil(from);
    // A boundary belongs to the next piece.
    const last = to === pieces.at(-1)!.to ? Math.floor(to) : Math.ceil(to) - 1;
    if (first > last) continue;
    if (isReached(first)) return first;
    if (!isReached(last)) continue;
    let [low, high] = [first, last];
    for (;;) {
      const middle = Math.floor((low + high) / 2);
      // Above 2^53 neighbours are more than 1 apart.
      if (!(middle > low && middle < high)) break;
      if (isReached(middle)) high = middle;
      else low = middle;
    }
    return high;
  }
  return undefined;
}

function jumpsOf(schedule: Schedule, pieces: readonly Piece[]): readonly Jump[] {
  const { at, totalSteps } = schedule;
  const jumps: Jump[] = [];
  for (let i = 1; i < pieces.length && jumps.length < mostJumps; i++) {
    const [left, right] = [pieces[i - 1]!, pieces[i]!];
    const step = right.from;
    const before = limitAt(schedule, step, -1);
    const after = limitAt(schedule, step, 1);
    const wide = Math.min(totalSteps * 2 ** -20, (step - left.from) / 4, (right.to - step) / 4);
    // A jump is as high from nearby as from a little farther away; a steep piece is not.
    const height = Math.abs(after - before);
    if (height > 1e-9 * (Math.abs(after) + Math.abs(before)) && height > 0.9 * Math.abs(at(step + wide) - at(step - wide))) {
      jumps.push({ step, from: before, to: after });
    }
  }
  return jumps;
}

/** The left derivative at T, from three values, and the length of the piece that ends there. */
function slopeBefore({ totalSteps, at, breakpoints }: Schedule): { readonly perStep: number; readonly piece: number } {
  const lastBreak = (within: number): number | undefined => {
    let last: number | undefined;
    let count = 0;
    for (last of breakpoints(totalSteps - within, totalSteps)) if (++count === mostPieces) break;
    return last;
  };
  // Looking back in growing strides does not walk a run of many cycles.
  let within = Math.max(totalSteps * 1e-9, Number.MIN_VALUE);
  while (within < totalSteps && lastBreak(within) === undefined) within *= 2;
  const piece = totalSteps - (lastBreak(Math.min(within, totalSteps)) ?? 0);
  const width = piece * 1e-4;
  const end = totalSteps - besideDistance(totalSteps, totalSteps);
  return { perStep: (3 * at(end) - 4 * at(end - width) + at(end - 2 * width)) / (2 * width), piece };
}
