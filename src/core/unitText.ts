// Steps in words, by what a curve counts. A whole phrase for each unit: other languages put the two together in their own way.
import { formatStep } from './format';
import { type Message, say } from './message';
import type { Unit } from './schedule';

const places: Readonly<Record<Unit, string>> = {
  step: 'step {step}',
  epoch: 'epoch {step}',
  sample: 'sample {step}',
  token: 'token {step}',
  'env step': 'env step {step}',
  fraction: '{step} of the run',
};

const lengths: Readonly<Record<Unit, string>> = {
  step: '{steps} steps',
  epoch: '{steps} epochs',
  sample: '{steps} samples',
  token: '{steps} tokens',
  'env step': '{steps} env steps',
  fraction: '{steps} of the run',
};

/** A place on a curve: "step 40,000", "epoch 3". */
export const namedStep = (step: number, unit: Unit): Message => say(places[unit], { step: formatStep(step) });

/** A length in steps of a unit: "40,000 steps". */
export const namedLength = (steps: number, unit: Unit): Message => say(lengths[unit], { steps: formatStep(steps) });
