import assert from 'node:assert/strict';
import { argumentAt, rangeOfArgument, scheduleOfArgumentAt } from '../../../../src/features/hover/argumentAt';
import { find } from '../../../fixtures/find';

describe('an argument outside of its schedule', () => {
  const trainer = 'max_steps: 1000\nlr_scheduler_type: cosine\nwarmup_ratio: 0.05  # of the run\nlearning_rate: 2.0e-5\nseed: 1\n';
  const madeUp = 'beta_start: 0.0\nbeta_end: 0.8\nbeta-name: 3\nbeta_warmup_steps: 12000\n';

  /** The argument at a text, and what is marked of it. */
  const at = async (text: string, on: string) => {
    const offset = text.indexOf(on);
    const found = scheduleOfArgumentAt(await find('yaml', text), offset, text);
    const argument = found && argumentAt(found, offset, text);
    const range = argument && rangeOfArgument(argument, text);
    return range && [found.label, argument.found.name, text.slice(range.from, range.to)];
  };

  for (const [text, on, expected] of [
    [trainer, 'ratio', ['lr_scheduler_type', 'warmup_ratio', 'warmup_ratio: 0.05']],
    [trainer, '0.05', ['lr_scheduler_type', 'warmup_ratio', 'warmup_ratio: 0.05']],
    [trainer, '2.0e-5', ['lr_scheduler_type', 'learning_rate', 'learning_rate: 2.0e-5']],
    [madeUp, 'beta_end', ['beta', 'beta_end', 'beta_end: 0.8']],
    [madeUp, '12000', ['beta', 'beta_warmup_steps', 'beta_warmup_steps: 12000']],
    [trainer, '# of', undefined],
    [trainer, 'seed', undefined],
    [madeUp, 'beta-name', undefined],
  ] as const)
    it(`is found at ${on}${expected ? '' : ': none'}`, async () => assert.deepEqual(await at(text, on), expected));
});
