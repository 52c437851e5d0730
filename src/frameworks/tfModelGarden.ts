// The YAML of TensorFlow's Model Garden: `optimizer_config` of the trainer (tf-models-official 2.16, official/modeling/optimization), on schedules of Keras.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given } from './shared/define';
import { float32 as f } from './shared/float32';
import { floats } from './keras/rules';
import { type Keys, keyedFramework, type Way } from './shared/keyed';
import { numberOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'trainer.optimizer_config';
const total = 'train_steps';
const [warmUp, first, power] = ['steps of the warm-up', 'first rate of the warm-up', 'power of the warm-up'] as const;

/** The schedules by their types, and the schedules of Keras that they are. */
const types: Readonly<Record<string, string>> = {
  stepwise: 'PiecewiseConstantDecay',
  exponential: 'ExponentialDecay',
  polynomial: 'PolynomialDecay',
  cosine: 'CosineDecay',
};

/** Where the keys of each kind of warm-up stand. */
const warmUps: Readonly<Record<string, readonly Way[]>> = {
  linear: [
    [`${section}.warmup.linear.warmup_steps`, warmUp],
    [`${section}.warmup.linear.warmup_learning_rate`, first],
  ],
  polynomial: [
    [`${section}.warmup.polynomial.warmup_steps`, warmUp],
    [`${section}.warmup.polynomial.power`, power],
  ],
};

function definitionOf(type: string, kind: 'linear' | 'polynomial' | undefined): Definition {
  const { parameters: all, ...inner } = floats.get(types[type]!)!;
  // Keras has a warm-up of its own, of which the configs know nothing.
  const own = all
    .filter(({ name }) => !name.startsWith('warmup'))
    .map(({ role, ...each }): DefinedParameter => (role === undefined || role === 'total' ? each : { ...each, role }));
  const parameters: readonly DefinedParameter[] = [
    ...own,
    numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 }, from: (site) => site.run.total(total) }),
    ...(kind ? [numberOf(warmUp, ...the.warmUpSteps, { domain: { above: 0 } })] : []),
    ...(kind === 'linear' ? [settingOf(first, ...the.firstRate, 0)] : []),
    ...(kind === 'polynomial' ? [settingOf(power, 'The exponent of the rise', 'none', 1)] : []),
  ];
  return {
    ...inner,
    source: 'tf-models',
    name: type,
    ...(kind && {
      summary: `Rises to what the schedule has at the end of the warm-up; ${inner.summary.charAt(0).toLowerCase()}${inner.summary.slice(1)}`,
      note: 'The schedule begins with the run, and the warm-up leads to where it is by then.',
    }),
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const warm = kind ? values.number(warmUp) : 0;
      return inner.curves(written).map(({ quantity, schedule }) => {
        const end = f(schedule.at(warm));
        const rise = (step: number): number =>
          kind === 'linear'
            ? f(values.number(first) + f(f(f(step) / warm) * f(end - values.number(first))))
            : f(end * f(f(Math.max(step, 1) / warm) ** values.number(power)));
        return {
          quantity,
          schedule: wholeSteps((step) => (step < warm ? rise(step) : schedule.at(step)), {
            totalSteps: values.number(total),
            past: 'goes on',
          }),
        };
      });
    },
  };
}

/** The learning rate of a config of the Model Garden. */
export const framework: Framework = keyedFramework({
  name: 'tfModelGarden',
  reads: {
    field: 'libraries',
    library: 'TensorFlow Model Garden',
    what: '`learning_rate` and `warmup` of the `optimizer_config`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['optimizer_config'],
  at: [section],
  kinds: ({ has, word }: Keys) => {
    const type = word(`${section}.learning_rate.type`) ?? '';
    const warm = has(`${section}.warmup`) ? word(`${section}.warmup.type`) : 'none';
    const isKnown = warm === 'none' || warm === 'linear' || warm === 'polynomial';
    if (!Object.hasOwn(types, type) || !isKnown || !has(`trainer.${total}`) || has(`${section}.learning_rate.${type}.offset`)) return [];
    const definition = definitionOf(type, warm === 'none' ? undefined : warm);
    const names = definition.parameters.map(({ name }) => name).filter((name) => name !== total && !name.includes('warm-up'));
    const own = names.map((name) => `${section}.learning_rate.${type}.${name}`);
    return [{ definition, at: [section], ways: [...own, `trainer.${total}`, ...(warmUps[warm] ?? [])] }];
  },
});
