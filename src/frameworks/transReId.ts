// TransReID's YAML: the SOLVER section (damo-cv/TransReID at dec5504, solver/scheduler_factory.py, solver/make_optimizer.py, processor/processor.py, config/defaults.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given } from './shared/define';
import { wholeSteps } from '../core/computed/wholeSteps';
import { keyedFramework } from './shared/keyed';
import { settingOf, switchOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'SOLVER';
const [rate, epochs, warmUp, ofBiases, large] = ['BASE_LR', 'MAX_EPOCHS', 'WARMUP_EPOCHS', 'BIAS_LR_FACTOR', 'LARGE_FC_LR'] as const;

const parameters: readonly DefinedParameter[] = [
  settingOf(rate, ...the.highestRate, 3e-4, { role: 'base' }),
  settingOf(epochs, ...the.runEpochs, 100, { role: 'total', optional: true, domain: { min: 1 } }),
  settingOf(warmUp, ...the.warmUpEpochs, 5, { domain: { min: 0 } }),
  settingOf(ofBiases, 'What the rate of the biases is multiplied with', 'factor', 1),
  switchOf(large, 'Whether the classifier has twice the rate', false),
];

const definition: Definition = {
  source: 'transreid',
  name: 'cosine',
  readsNumbers: true,
  formula: '0.01 · BASE_LR → BASE_LR over WARMUP_EPOCHS, then 0.002 · BASE_LR + 0.998 · BASE_LR · (1 + cos(π epoch/MAX_EPOCHS)) / 2',
  summary: 'Rises over the warm-up, into half a cosine that began with the run',
  note: 'The first epoch is number 1. STEPS, GAMMA, WARMUP_FACTOR and WARMUP_METHOD do not count. The biases begin and end with the same rates as the others.',
  parameters,
  curves: (written) => {
    const values = given({ parameters }, written);
    const [base, length, warm] = [values.number(rate), values.number(epochs), values.number(warmUp)];
    const [low, first] = [0.002 * base, 0.01 * base];
    const of = (quantity: string, top: number) => {
      const at = (epoch: number): number =>
        epoch < warm
          ? first + epoch * ((top - first) / warm)
          : epoch < length
            ? low + 0.5 * (top - low) * (1 + Math.cos((Math.PI * epoch) / length))
            : low;
      return { quantity, schedule: wholeSteps((epoch) => at(epoch + 1), { totalSteps: length, unit: 'epoch', past: 'holds' }) };
    };
    const biases = values.number(ofBiases);
    return [
      of('lr', base),
      ...(biases === 1 ? [] : [of('lr of biases', biases * base)]),
      ...(values.is(large) ? [of('lr of the classifier', 2 * base)] : []),
    ];
  },
};

/** The rates of a config of TransReID. */
export const framework: Framework = keyedFramework({
  name: 'transReId',
  reads: {
    field: 'vision',
    library: 'TransReID',
    what: 'the `SOLVER` section of a config: the rate, those of the biases and the classifier',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [epochs],
  at: [section],
  kinds: ({ site, has }) =>
    has(`${section}.${rate}`) && has(`${section}.${epochs}`) && site.at('MODEL.TRANSFORMER_TYPE') !== undefined
      ? [{ definition, at: [section], ways: parameters.map(({ name }) => `${section}.${name}`) }]
      : [],
});
