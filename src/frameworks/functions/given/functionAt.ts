// The functions that a scheduler is given, evaluated without running anything.
import { float } from '../../../interpreter/values/pyFloat';
import type { Outcome } from '../../../interpreter/outcome';
import type { Value } from '../../../interpreter/values/value';
import type { Site } from '../../../language/find/site';
import type { Node } from '../../../language/tree/tree';
import { filePart } from '../filePart';
import { moduleOf, numberOfValue } from '../stepFunction';

/** A function of the step that the file writes, or why there is none. */
export type GivenFunction =
  | {
      readonly at: (step: number) => number;
      /** What it comes to at a step with a rate. */
      readonly withRate: (step: number, rate: number) => Outcome;
    }
  | { readonly isNumber: boolean };

/** The function that a node of a file is. */
export function functionAt(site: Site, { range }: Node): GivenFunction {
  const part = filePart(site, range, true);
  if (!part) return { isNumber: false };
  const module = moduleOf(site, part);
  const found = module.expression({ from: part.inPart(range.from), to: part.inPart(range.to) });
  if (found.kind !== 'value' || numberIn(found.value) !== undefined) return { isNumber: found.kind === 'value' };
  const call = module.atSteps(found.value, { args: [0], step: 0 });
  const at = (step: number): number => {
    const outcome = call(step);
    return outcome.kind === 'value' ? (numberIn(outcome.value) ?? NaN) : NaN;
  };
  const withRate = (step: number, rate: number): Outcome => module.call(found.value, [step, float(rate)]);
  return call(1).kind === 'unknown' ? { isNumber: false } : { at, withRate };
}

const numberIn = (value: Value): number | undefined => (typeof value === 'boolean' ? Number(value) : numberOfValue(value));
