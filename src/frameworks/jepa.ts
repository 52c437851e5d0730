// I-JEPA's and V-JEPA's YAML: the `optimization` section (ijepa at 52c1ae9, jepa at 51c59d5: src/utils/schedulers.py, src/helper.py, src/train.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { overEpochs } from './shared/run/overEpochs';
import { numberOf, numbersOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'optimization';
const names = ['start_lr', 'lr', 'final_lr', 'weight_decay', 'final_weight_decay', 'epochs', 'warmup', 'ipe_scale', 'ema'];

const parameters: readonly DefinedParameter[] = [
  numberOf('start_lr', ...the.firstRate),
  numberOf('lr', 'The rate behind the warm-up', 'rate', { role: 'base' }),
  numberOf('final_lr', ...the.lastRate),
  numberOf('weight_decay', 'The first weight decay', 'none'),
  numberOf('final_weight_decay', 'The last weight decay', 'none'),
  numberOf('epochs', ...the.runEpochs, { role: 'total', domain: { min: 1 } }),
  numberOf('warmup', ...the.warmUpEpochs, { domain: { min: 0 } }),
  numberOf('ipe_scale', 'How many times the run the schedules last', 'factor', {
    default: 1,
    // A shorter one has no momentum for the last iterations, which raises an error.
    domain: { min: 1 },
  }),
  numbersOf('ema', 'The first and the last momentum of the target encoder', {
    check: (value) => (Array.isArray(value) && value.length === 2 ? undefined : '{parameter} must be two numbers.'),
  }),
];

const half = (from: number, to: number, part: number): number => to + ((from - to) * (1 + Math.cos(Math.PI * part))) / 2;

const definition: Definition = {
  source: 'jepa',
  name: section,
  formula: 'start_lr → lr over warmup, then final_lr + (lr − final_lr) · (1 + cos(π p)) / 2; p the part of ipe_scale · epochs that is done',
  summary: 'Rises over the warm-up and falls along half a cosine, while the weight decay and the momentum of the target encoder rise',
  note: 'With an ipe_scale above 1 the run ends before its schedules do: neither final_lr nor the last momentum is reached.',
  isInSteps: true,
  parameters,
  curves: (values) => {
    const all = given({ parameters }, values);
    const [epochs, warm] = [all.number('epochs'), all.number('warmup')];
    const length = all.number('ipe_scale') * epochs;
    const [start, rate, last] = [all.number('start_lr'), all.number('lr'), all.number('final_lr')];
    const [decay, lastDecay] = [all.number('weight_decay'), all.number('final_weight_decay')];
    const [momentum, lastMomentum] = all.numbers('ema') as [number, number];
    const lr = (epoch: number): number =>
      epoch < warm ? start + ((rate - start) * epoch) / warm : Math.max(last, half(rate, last, (epoch - warm) / (length - warm)));
    const weightDecay = (epoch: number): number => {
      const value = half(decay, lastDecay, epoch / length);
      return lastDecay <= decay ? Math.max(lastDecay, value) : Math.min(lastDecay, value);
    };
    return [
      { quantity: 'lr', schedule: overEpochs(lr, epochs, [warm]) },
      { quantity: 'weight decay', schedule: overEpochs(weightDecay, epochs, []) },
      { quantity: 'momentum', schedule: overEpochs((epoch) => momentum + (epoch * (lastMomentum - momentum)) / length, epochs, []) },
    ];
  },
};

/** What a config of I-JEPA or V-JEPA changes while it trains. */
export const framework: Framework = keyedFramework({
  name: 'jepa',
  reads: {
    field: 'vision',
    library: 'I-JEPA and V-JEPA',
    what: 'the `optimization` section of a config: the rate, the weight decay and the momentum of the target encoder',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['final_weight_decay'],
  at: [section],
  kinds: ({ has }) => {
    // V-JEPA 2 has its own keys beside these.
    const isOther = has(`${section}.is_anneal`) || has(`${section}.anneal`);
    return !isOther && names.filter((name) => name !== 'ipe_scale').every((name) => has(`${section}.${name}`))
      ? [{ definition, at: [section], ways: names.map((name) => `${section}.${name}`) }]
      : [];
  },
});
