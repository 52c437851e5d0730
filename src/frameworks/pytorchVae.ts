// PyTorch-VAE's YAML: the rates of its `exp_params` (PyTorch-VAE at a6896b9, experiment.py).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { keyedFramework, type KeyedKind } from './shared/keyed';
import { askEpochs, numberOf } from './shared/parameters';
import * as the from './shared/usual';

const epochs = 'max_epochs';

const definition = (rate: string, gamma: string): Definition =>
  define({
    source: 'pytorch_vae',
    name: gamma,
    formula: `${rate} · ${gamma}^epoch`,
    summary: 'Falls by a factor after each epoch',
    parameters: [
      numberOf(rate, ...the.firstRate, { role: 'base' }),
      numberOf(gamma, ...the.fallFactor),
      numberOf(epochs, ...the.runEpochs, {
        role: 'total',
        domain: { min: 1 },
        ...askEpochs,
      }),
    ],
    isInSteps: true,
    unit: 'epoch',
    value: (values) => (epoch) => values.number(rate) * values.number(gamma) ** epoch,
    past: 'goes on',
  });

const kinds = [
  ['LR', 'scheduler_gamma'],
  ['LR_2', 'scheduler_gamma_2'],
].map(([rate, gamma]): KeyedKind => ({
  definition: definition(rate!, gamma!),
  at: [`exp_params.${gamma!}`],
  ways: [`exp_params.${rate!}`, `exp_params.${gamma!}`, `trainer_params.${epochs}`],
}));

/** The rates of a config of PyTorch-VAE. */
export const framework: Framework = keyedFramework({
  name: 'pytorchVae',
  reads: { field: 'generation', library: 'PyTorch-VAE', what: '`scheduler_gamma` and `scheduler_gamma_2` of `exp_params`', where: 'YAML' },
  language: 'yaml',
  marks: ['scheduler_gamma'],
  at: kinds.flatMap(({ at }) => at),
  // The second optimizer has a rate of its own, and a schedule only beside that of the first one.
  kinds: ({ has }) => (has('exp_params.LR') && has('exp_params.scheduler_gamma') ? kinds.filter(({ ways }) => has(String(ways[0]))) : []),
});
