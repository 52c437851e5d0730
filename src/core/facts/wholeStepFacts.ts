// The facts about a curve of whole steps, which is walked step by step.
import type { CurveFacts, Jump, StepValue } from './facts';
import type { Schedule } from '../schedule';

const mostSteps = 1_000_000;
const mostJumps = 100;
const reachedParts = [0.5, 0.95, 0.99];
/** A change is a jump where it is so many times as large as those beside it. */
const standsOut = 8;

/** As `curveFacts`, for a curve that has one value per whole step: the run is the steps 0 to T − 1. Of a run of more than a million steps the first million count. */
export function wholeStepFacts(schedule: Schedule, target?: number): CurveFacts {
  const { totalSteps, at } = schedule;
  const count = Math.max(Math.min(Math.ceil(totalSteps), mostSteps), 1);
  const values = new Float64Array(count);
  for (let step = 0; step < count; step++) values[step] = at(step);
  const start = values[0]!;
  const last: StepValue = { step: count - 1, value: values[count - 1]! };
  const end: StepValue = { step: totalSteps, value: Number.isNaN(at(totalSteps)) ? last.value : at(totalSteps) };
  let peak: StepValue = { step: 0, value: start };
  let [sum, low, high] = [0, Infinity, -Infinity];
  for (let step = 0; step < count; step++) {
    const value = values[step]!;
    sum += value;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (Math.abs(value) > Math.abs(peak.value)) peak = { step, value };
  }
  const aim = peak.step === 0 ? end.value : target === undefined || target === start ? peak.value : target;
  const gap = Number.isNaN(sum) ? values.findIndex(Number.isNaN) : -1;
  const slope = count > 1 ? last.value - values[count - 2]! : 0;
  return {
    last,
    end,
    target: aim,
    reaches: reachedParts.map((part) => ({ part, step: firstStep(values, start + (aim - start) * part, aim >= start) })),
    peak,
    mean: sum / count,
    gap: gap < 0 ? undefined : gap,
    jumps: jumpsOf(values, high - low),
    slopeAtEnd: slope,
    isMovingAtEnd: Math.abs(slope) * count > 0.01 * (high - low),
    isComplete: totalSteps <= mostSteps,
  };
}

function firstStep(values: Float64Array, level: number, isRising: boolean): number | undefined {
  const slack = 1e-12 * Math.abs(level);
  const found = values.findIndex((value) => (isRising ? value >= level - slack : value <= level + slack));
  return found < 0 ? undefined : found;
}

/** Changes from one step to the next that stand out from those beside them. */
function jumpsOf(values: Float64Array, range: number): readonly Jump[] {
  const jumps: Jump[] = [];
  const change = (step: number) => (step < 1 || step >= values.length ? 0 : Math.abs(values[step]! - values[step - 1]!));
  for (let step = 1; step < values.length && jumps.length < mostJumps; step++) {
    const height = change(step);
    if (height > 1e-9 * range && height > standsOut * Math.max(change(step - 1), change(step + 1))) {
      jumps.push({ step, from: values[step - 1]!, to: values[step]! });
    }
  }
  return jumps;
}
