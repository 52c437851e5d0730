// DINOv2's and DINOv3's YAML: the sections `optim` and `teacher`, and the blocks of `schedules` (dinov2 at b8931f7, dinov3 at 6876159: train/train.py).
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import { given, type Given } from '../shared/define';
import { type KeyedKind, keyedFramework, type Keys } from '../shared/keyed';
import { numberOf } from '../shared/parameters';
import { type Cosine, cosineScheduler } from './cosine';
import { blocksIn, blockWays } from './blocks';
import { epochsOf, iterations, run, runWays, scaleOf, scaling, scalingWays } from './parameters';
import * as the from '../shared/usual';

type Generation = 2 | 3;

const more = numberOf('schedule_trunc_extra', 'How much longer than the run the cosine is, as a part', 'fraction', {
  default: 0,
  domain: { min: 0 },
});
const moreWay = 'optim.schedule_trunc_extra';

interface Rule {
  readonly quantity: string;
  readonly summary: string;
  readonly formula: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly shape: (values: Given) => Cosine;
}

/** The definition of one value that changes over the run. */
function definitionOf({ quantity, parameters, shape, ...texts }: Rule): Definition {
  return {
    ...texts,
    source: 'dinov2',
    readsNumbers: true,
    name: quantity.replace(' ', '_'),
    parameters,
    curves: (values) => {
      const all = shape(given({ parameters }, values));
      const last = all.frozen === undefined ? [] : [{ quantity: `${quantity} of the last layer`, schedule: cosineScheduler(all) }];
      return [{ quantity, schedule: cosineScheduler({ ...all, frozen: 0 }) }, ...last];
    },
  };
}

const rising = (quantity: string, from: DefinedParameter, to: DefinedParameter): Definition =>
  definitionOf({
    quantity,
    formula: `${to.name} + (${from.name} − ${to.name}) · (1 + cos(π t/T)) / 2`,
    summary: `Goes along half a cosine from ${from.name} to ${to.name}`,
    parameters: [from, to, ...run, more],
    shape: (values) => ({
      first: 0,
      base: values.number(from.name),
      last: values.number(to.name),
      total: iterations(values, 'epochs'),
      warm: 0,
      more: values.number(more.name),
    }),
  });

const weightDecay = rising(
  'weight decay',
  numberOf('weight_decay', 'The first weight decay', 'none', { default: 0.04 }),
  numberOf('weight_decay_end', 'The last weight decay', 'none', { default: 0.4 }),
);

const momentum = rising(
  'momentum',
  numberOf('momentum_teacher', 'The first momentum of the teacher', 'none', { default: 0.992 }),
  numberOf('final_momentum_teacher', 'The last momentum of the teacher', 'none', { default: 1 }),
);

const warmTemperature = 'warmup_teacher_temp_epochs';
const temperature = definitionOf({
  quantity: 'temperature',
  formula: 'warmup_teacher_temp → teacher_temp over warmup_teacher_temp_epochs, then teacher_temp',
  summary: 'Rises in a straight line to teacher_temp and stays',
  parameters: [
    numberOf('warmup_teacher_temp', 'The first temperature of the teacher', 'none', { default: 0.04 }),
    numberOf('teacher_temp', 'The temperature behind the warm-up', 'none', { default: 0.07 }),
    epochsOf(warmTemperature, 'The epochs of the warm-up', { default: 30, domain: { min: 1, integer: true } }),
    ...run,
  ],
  shape: (values) => ({
    first: values.number('warmup_teacher_temp'),
    base: values.number('teacher_temp'),
    last: values.number('teacher_temp'),
    // What follows the warm-up is drawn to the end of the run.
    total: Math.max(iterations(values, warmTemperature), iterations(values, 'epochs')),
    warm: iterations(values, warmTemperature),
  }),
});

const rateOf = (generation: Generation): Definition => {
  const name = generation === 2 ? 'base_lr' : 'lr';
  return definitionOf({
    quantity: 'lr',
    formula: `${name} · scale · t/(W − 1), then min_lr + (${name} · scale − min_lr) · (1 + cos(π (t − W)/(T − W))) / 2`,
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    note:
      generation === 2
        ? 'The scale is √(batch_size_per_gpu · GPUs / 1024); min_lr is not scaled.'
        : 'The scale is 4 · √(batch_size_per_gpu · GPUs / 1024), or batch_size_per_gpu · GPUs / 256; min_lr is not scaled.',
    parameters: [
      numberOf(name, 'The rate before it is scaled', 'rate', { default: generation === 2 ? 0.004 : 0.001 }),
      numberOf('min_lr', ...the.lastRate, { default: 1e-6 }),
      epochsOf('warmup_epochs', 'The epochs of the warm-up', { default: 10 }),
      epochsOf('freeze_last_layer_epochs', 'The epochs in which the last layer has a rate of 0', { default: 1 }),
      ...run,
      more,
      ...scaling,
    ],
    shape: (values) => ({
      first: 0,
      base: values.number(name) * scaleOf(values, generation === 2 ? 1 : 4),
      last: values.number('min_lr'),
      total: iterations(values, 'epochs'),
      warm: iterations(values, 'warmup_epochs'),
      more: values.number(more.name),
      frozen: iterations(values, 'freeze_last_layer_epochs'),
    }),
  });
};

const rates = { 2: rateOf(2), 3: rateOf(3) };

const optim = (names: readonly string[]) => names.map((name) => `optim.${name}`);
const teacher = (names: readonly string[]) => names.map((name) => `teacher.${name}`);

/** The schedules of a config; its own rate stands at `base_lr` in DINOv2, and beside `min_lr` in DINOv3. */
function kindsIn(keys: Keys): readonly KeyedKind[] {
  const { has, word } = keys;
  if (!has('optim') || !(has('teacher') || (has('student') && (has('crops') || has('schedules'))))) return [];
  if (keys.node('schedules')) return blocksIn(keys);
  const generation = has('optim.base_lr') ? 2 : 3;
  const rule = word('optim.scaling_rule') ?? 'sqrt_wrt_1024';
  const isScaled = rule === 'sqrt_wrt_1024' || (generation === 3 && rule === 'linear_wrt_256');
  const rate: readonly KeyedKind[] = isScaled
    ? [
        {
          definition: rates[generation],
          at: generation === 2 ? ['optim.base_lr'] : ['optim.min_lr'],
          label: generation === 2 ? 'optim.base_lr' : 'optim.lr',
          ways: [...optim(['base_lr', 'lr', 'min_lr', 'warmup_epochs', 'freeze_last_layer_epochs']), moreWay, ...runWays, ...scalingWays],
        },
      ]
    : [];
  const decay = ['weight_decay', 'weight_decay_end'];
  const momenta = ['momentum_teacher', 'final_momentum_teacher'];
  const temperatures = ['warmup_teacher_temp', 'teacher_temp', warmTemperature];
  return [
    ...(has('optim.lr') || generation === 2 ? rate : []),
    { definition: weightDecay, at: ['optim.weight_decay_end'], label: 'optim.weight_decay', ways: [...optim(decay), moreWay, ...runWays] },
    { definition: momentum, at: teacher(momenta), label: 'teacher.momentum_teacher', ways: [...teacher(momenta), moreWay, ...runWays] },
    { definition: temperature, at: teacher(temperatures), label: 'teacher.teacher_temp', ways: [...teacher(temperatures), ...runWays] },
    ...blocksIn(keys),
  ];
}

/** What a config of DINOv2 or DINOv3 changes while it trains. */
export const framework: Framework = keyedFramework({
  name: 'dino',
  reads: {
    field: 'vision',
    library: 'DINOv2 and DINOv3',
    what: 'the sections `optim` and `teacher`, and the blocks of `schedules`: rate, weight decay, momentum and temperature of the teacher, weights of losses',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['base_lr', 'min_lr', 'weight_decay_end', 'momentum_teacher', 'teacher_temp', 'warmup_epochs'],
  at: [
    ...optim(['base_lr', 'min_lr', 'weight_decay_end']),
    ...teacher(['momentum_teacher', 'final_momentum_teacher', 'warmup_teacher_temp', 'teacher_temp', warmTemperature]),
    ...blockWays,
  ],
  kinds: kindsIn,
});
