// Shapes that PyTorch's schedulers and those of their kin have in common.

/** A part of a cycle: its last step, and the values that it goes between. */
export interface Phase {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** How a phase gets from its first value to its last one. */
export const anneal: Readonly<Record<string, (from: number, to: number, part: number) => number>> = {
  cos: (from, to, part) => to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1),
  linear: (from, to, part) => (to - from) * part + from,
};

/** The value at a step of phases that follow each other; the last of them goes on. */
export function inPhases(phases: readonly Phase[], way: (from: number, to: number, part: number) => number): (step: number) => number {
  return (step) => {
    const found = phases.findIndex(({ end }) => step <= end);
    const index = found < 0 ? phases.length - 1 : found;
    const start = phases[index - 1]?.end ?? 0;
    const { end, from, to } = phases[index]!;
    return way(from, to, (step - start) / (end - start));
  };
}

/** The value after the one before along a half cosine between `base` and `low` in `length` steps and back again, as torch computes it. */
export const nextOfCosine =
  (base: number, low: number, length: number) =>
  (before: number, step: number): number =>
    (step - 1 - length) % (2 * length) === 0
      ? before + ((base - low) * (1 - Math.cos(Math.PI / length))) / 2
      : ((1 + Math.cos((Math.PI * step) / length)) / (1 + Math.cos((Math.PI * (step - 1)) / length))) * (before - low) + low;

/** The value after the one before on a straight line from one factor to another, as torch computes it. */
export const nextOfLine =
  (first: number, last: number, length: number) =>
  (before: number, step: number): number =>
    step > length ? before : before * (1 + (last - first) / (length * first + (step - 1) * (last - first)));

/** A warm-up from a first rate, and half a cosine to a low one. */
export interface WarmUpAndCosine {
  readonly first: number;
  readonly low: number;
  readonly warm: number;
  readonly end: number;
}

/** The rate after the one before in `LinearWarmupCosineAnnealingLR` of Lightning Bolts and its copies, rounding errors included. */
export function nextOfWarmUpAndCosine(base: number, { first, low, warm, end }: WarmUpAndCosine): (before: number, step: number) => number {
  const wave = (step: number): number => 1 + Math.cos((Math.PI * (step - warm)) / (end - warm));
  return (before, step) => {
    if (step < warm) return before + (base - first) / (warm - 1);
    if (step === warm) return base;
    if ((step - 1 - end) % (2 * (end - warm)) === 0) return before + ((base - low) * (1 - Math.cos(Math.PI / (end - warm)))) / 2;
    return (wave(step) / wave(step - 1)) * (before - low) + low;
  };
}
