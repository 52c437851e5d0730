import { limitAt } from './breakpoints';
import { turningPoints } from './interior';
import type { Schedule } from './schedule';

/** Where two curves are farthest apart, and their values there; just before a jump these are limits. */
export interface Difference {
  readonly step: number;
  readonly from: number;
  readonly to: number;
  /** |to − from| */
  readonly size: number;
}

const mostPieces = 2_000;
const samples = 4_000;

/**
 * The largest difference between two curves from step 0 to the end of the longer one, at the first step that has it: at their breakpoints, on
 * both sides, and at the whole steps about where it turns between them. Of more than 2,000 pieces, 4,000 steps at equal distances are looked at instead.
 */
export function largestDifference(before: Schedule, after: Schedule): Difference {
  const end = Math.max(before.totalSteps, after.totalSteps);
  const inner = firstSteps(before, after, end);
  const largest = new Largest(before, after);
  largest.addAt(0);
  if (inner) {
    const steps = [0, ...inner, end];
    for (let i = 1; i < steps.length; i++) {
      const [from, to] = [steps[i - 1]!, steps[i]!];
      largest.addLimit(from, 1);
      // Jumps are at the ends of the piece, so the turn is looked for between them.
      const margin = (to - from) * 1e-6;
      for (const turn of turningPoints((t) => after.at(t) - before.at(t), from + margin, to - margin)) {
        const whole = [Math.floor(turn), Math.ceil(turn)].filter((step) => step > from && step < to);
        for (const step of whole.length > 0 ? whole : [turn]) largest.addAt(step);
      }
      largest.addLimit(to, -1);
      largest.addAt(to);
    }
  } else for (let i = 1; i <= samples; i++) largest.addAt((end * i) / samples);
  return largest.found;
}

/** So many steps are looked at for the first one that differs. */
const mostLookedAt = 200_000;

/** The first whole step at which two curves differ by more than rounding; undefined where none of the first 200,000 does. */
export function firstDifference(before: Schedule, after: Schedule): number | undefined {
  const end = Math.min(Math.max(before.totalSteps, after.totalSteps), mostLookedAt);
  for (let step = 0; step <= end; step++) {
    const [from, to] = [before.at(step), after.at(step)];
    if (Number.isNaN(from) !== Number.isNaN(to) || Math.abs(to - from) > 1e-12 * (Math.abs(from) + Math.abs(to))) return step;
  }
  return undefined;
}

/** The breakpoints of both, ascending, each once; undefined where there are too many. */
function firstSteps(a: Schedule, b: Schedule, end: number): readonly number[] | undefined {
  const steps = new Set<number>();
  for (const { breakpoints } of [a, b]) {
    for (const step of breakpoints(0, end)) {
      steps.add(step);
      if (steps.size > mostPieces) return undefined;
    }
  }
  return [...steps].sort((one, other) => one - other);
}

/** Takes in places one by one, from left to right. */
class Largest {
  found: Difference = { step: 0, from: NaN, to: NaN, size: -1 };

  constructor(
    private readonly before: Schedule,
    private readonly after: Schedule,
  ) {}

  addAt(step: number): void {
    this.#add(step, this.before.at(step), this.after.at(step));
  }

  addLimit(step: number, side: -1 | 1): void {
    this.#add(step, limitAt(this.before, step, side), limitAt(this.after, step, side));
  }

  #add(step: number, from: number, to: number): void {
    const size = Math.abs(to - from);
    // A difference that is larger by rounding only does not move the place.
    if (size > this.found.size + 1e-12 * (Math.abs(from) + Math.abs(to))) this.found = { step, from, to, size };
  }
}
