// What the schedules of DINOv2 and DINOv3 share: the length of the run, and how the rate is scaled.
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, wordOf } from '../shared/parameters';
import { processesOf } from '../shared/run/processes';

/** A length in epochs. Numpy takes no other number of iterations than a whole one. */
export const epochsOf = (name: string, description: string, more: Partial<DefinedParameter> = {}): DefinedParameter =>
  numberOf(name, description, 'epochs', { domain: { min: 0, integer: true }, ...more });

/** The run: its epochs, and what is called an epoch. */
export const run: readonly DefinedParameter[] = [
  epochsOf('epochs', 'The epochs of the run', { default: 100, domain: { min: 1, integer: true } }),
  numberOf('OFFICIAL_EPOCH_LENGTH', 'The iterations of an epoch', 'steps', { default: 1250, domain: { min: 1, integer: true } }),
];

/** Where these stand. */
export const runWays: readonly string[] = ['optim.epochs', 'train.OFFICIAL_EPOCH_LENGTH'];

/** The iterations of so many epochs. */
export const iterations = (values: Given, name: string): number => values.number(name) * values.number('OFFICIAL_EPOCH_LENGTH');

/** What the rate is scaled by. */
export const scaling: readonly DefinedParameter[] = [
  wordOf('scaling_rule', 'How the rate grows with the batch', ['sqrt_wrt_1024', 'linear_wrt_256']),
  numberOf('batch_size_per_gpu', 'The samples that each GPU takes at once', 'count', { default: 64, domain: { min: 1 } }),
  processesOf('How many GPUs does the run have? The rate grows with the samples that they take together.'),
];

/** Where these stand. */
export const scalingWays: readonly string[] = ['optim.scaling_rule', 'train.batch_size_per_gpu'];

/** What the rate is multiplied by: DINOv3's root has a 4 before it. */
export function scaleOf(values: Given, factor: 1 | 4): number {
  const batch = values.number('batch_size_per_gpu') * values.number('GPUs');
  return values.word('scaling_rule') === 'linear_wrt_256' ? batch / 256 : factor * Math.sqrt(batch / 1024);
}
