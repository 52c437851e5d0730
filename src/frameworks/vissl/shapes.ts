// The schedulers of VISSL's configs as functions of the part of the run that is done, and how VISSL scales them (at 09270ed2, vissl/utils/hydra_config.py,
// vissl/optimizers/param_scheduler; fvcore for the others).
import { completed, composite, cosine, line, multiStep, type OfPart } from '../fvcore/multipliers';

/** A scheduler as a config has it. */
export interface Spec {
  readonly name: string;
  readonly number: (name: string) => number;
  readonly numbers: (name: string) => readonly number[];
  readonly is: (name: string) => boolean;
}

/** The rate to which the schedulers are scaled; and in a composite, that with which a warm-up then begins. */
export interface Scaled {
  readonly top: number;
  readonly first?: number;
  readonly isOneNode: boolean;
}

interface Shape {
  readonly of: (spec: Spec, scaled: Scaled | undefined, epochs: number) => OfPart;
  /** The parts of the run at which it jumps. */
  readonly jumps?: (spec: Spec, epochs: number) => readonly number[];
}

/** As many decimals as Python's `round` keeps. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The first and the last value of a cosine. */
function endsOf({ number }: Spec, scaled: Scaled | undefined): readonly [number, number] {
  const [first, last] = [number('start_value'), number('end_value')];
  return scaled ? [scaled.top, scaled.top * (last / first)] : [first, last];
}

function valuesOf({ numbers }: Spec, scaled: Scaled | undefined): readonly number[] {
  const values = numbers('values');
  if (!scaled) return values;
  const gamma = values.length > 1 ? rounded(values[1]! / values[0]!, 6) : 1;
  return values.map((_, index) => rounded(scaled.top * gamma ** index, 8));
}

/** The parts of the run at which the wave begins anew. */
function restartsOf({ number, is }: Spec): readonly number[] {
  const length = number('restart_interval_length');
  const width = is('full') ? 2 * length : length;
  const count = Math.max(0, Math.ceil((1 - length) / width));
  return [0, ...Array.from({ length: count }, (_, index) => length + index * width)];
}

function restarting(spec: Spec, scaled: Scaled | undefined): OfPart {
  const [[first, last], restarts, length] = [endsOf(spec, scaled), restartsOf(spec), spec.number('restart_interval_length')];
  const isFull = spec.is('full');
  const tops = restarts.map((restart, index) =>
    spec.is('is_adaptive') ? cosine(first, last)(restart + (isFull ? length : 0)) : first * spec.number('lr_multiplier') ** index,
  );
  return (where) => {
    const index = Math.max(restarts.filter((restart) => restart <= where).length - 1, 0);
    return cosine(tops[index]!, last)(isFull ? where / length : (where % length) / length);
  };
}

/** The schedulers that stand alone, and in a composite. */
export const shapes: Readonly<Record<string, Shape>> = {
  constant: {
    of:
      ({ number }, scaled) =>
      () =>
        scaled?.top ?? number('value'),
  },
  linear: { of: ({ number }, scaled) => line(scaled?.first ?? number('start_value'), scaled?.top ?? number('end_value')) },
  cosine: { of: (spec, scaled) => cosine(...endsOf(spec, scaled)) },
  multistep: {
    of: (spec, scaled, epochs) => multiStep(valuesOf(spec, scaled), spec.numbers('milestones'), epochs),
    jumps: ({ numbers }, epochs) => numbers('milestones').map((milestone) => milestone / epochs),
  },
  cosine_warm_restart: { of: restarting, jumps: restartsOf },
};

/** Schedulers one after another, with the parts of the run at which they meet or jump. */
export function together(
  specs: readonly Spec[],
  written: readonly number[],
  isFixed: readonly boolean[],
  scaled: Scaled | undefined,
  epochs: number,
): { readonly at: OfPart; readonly jumps: readonly number[] } | undefined {
  // On one node the warm-up is left out where it would not rise.
  const isNeedless = scaled?.isOneNode === true && scaled.first! <= scaled.top;
  const last = specs.findLastIndex(({ name }) => name === 'linear');
  const kept = specs.filter((_, index) => !(isNeedless && index === last));
  const parts = kept.map((spec) => shapes[spec.name]!.of(spec, scaled, epochs));
  const jumpsOf = (spec: Spec) => shapes[spec.name]!.jumps?.(spec, epochs) ?? [];
  if (parts.length === 1 && kept.length < specs.length) return { at: parts[0]!, jumps: jumpsOf(kept[0]!) };
  if (kept.length !== written.length || isFixed.length !== kept.length) return undefined;
  const lengths = completed(written);
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
  return {
    at: composite(parts.map((of, index) => ({ of, length: lengths[index]!, isRescaled: !isFixed[index] }))),
    jumps: kept.flatMap((spec, index) => [
      starts[index]!,
      ...jumpsOf(spec).map((jump) => (isFixed[index] ? jump : starts[index]! + jump * lengths[index]!)),
    ]),
  };
}
