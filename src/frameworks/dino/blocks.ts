// The blocks of DINOv3's `schedules`, and those of its losses (dinov3 at 6876159, train/train.py and train/ssl_meta_arch.py).
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Definition } from '../../language/find/definition';
import { given } from '../shared/define';
import type { KeyedKind, Keys } from '../shared/keyed';
import { numberOf } from '../shared/parameters';
import { warmupCosine } from './cosine';
import { epochsOf, iterations, run, runWays, scaleOf, scaling, scalingWays } from './parameters';
import * as the from '../shared/usual';

/** Each block, and what it is the schedule of. */
const blocks = {
  'schedules.lr': 'lr',
  'schedules.weight_decay': 'weight decay',
  'schedules.momentum': 'momentum',
  'schedules.teacher_temp': 'temperature',
  'gram.loss_weight_schedule': 'weight',
  'dino.local_loss_weight_schedule': 'weight',
} as const;

/** Where they stand. */
export const blockWays = Object.keys(blocks);

const names = ['start', 'peak', 'end', 'warmup_epochs', 'cosine_epochs'] as const;

function definitionOf(quantity: string, isScaled: boolean): Definition {
  const isRate = quantity === 'lr';
  const parameters = [
    numberOf('start', ...the.firstValue),
    numberOf('peak', 'The value behind the warm-up', 'none'),
    numberOf('end', 'The last value', 'none'),
    epochsOf('warmup_epochs', 'The epochs of the warm-up'),
    epochsOf('cosine_epochs', 'The epochs of the cosine; what is left of the run', { optional: true, domain: { min: 1, integer: true } }),
    ...(isRate ? [epochsOf('freeze_last_layer_epochs', 'The epochs in which the last layer has a rate of 0')] : []),
    ...run,
    ...(isScaled ? scaling : []),
  ];
  const check = (values: ParameterValues): readonly ParameterProblem[] => {
    const all = given({ parameters }, values);
    const left = all.number('epochs') - all.number('warmup_epochs');
    if (left < 0) return [{ parameter: 'warmup_epochs', message: say('The warm-up must not be longer than the run.') }];
    return (all.optional('cosine_epochs') ?? 0) > left
      ? [{ parameter: 'cosine_epochs', message: say('The warm-up and the cosine must not be longer than the run.') }]
      : [];
  };
  return {
    source: 'dinov3',
    readsNumbers: true,
    name: 'linear_warmup_cosine_decay',
    formula: 'start + (peak − start) · t/W, then end + (peak − end) · (1 + cos(π (t − W)/(C − 1))) / 2, then end',
    summary: 'Goes in a straight line to peak, along half a cosine to end, and stays',
    ...(isScaled && {
      note: 'peak and end, but not start, are multiplied by 4 · √(batch_size_per_gpu · GPUs / 1024), or by batch_size_per_gpu · GPUs / 256.',
    }),
    parameters,
    check,
    curves: (values) => {
      const all = given({ parameters }, values);
      const scale = isScaled ? scaleOf(all, 4) : 1;
      const shape = {
        start: all.number('start'),
        peak: all.number('peak') * scale,
        end: all.number('end') * scale,
        warm: iterations(all, 'warmup_epochs'),
        cosine: all.optional('cosine_epochs') === undefined ? undefined : iterations(all, 'cosine_epochs'),
        total: iterations(all, 'epochs'),
      };
      const frozen = isRate ? iterations(all, 'freeze_last_layer_epochs') : 0;
      const last = isRate ? [{ quantity: 'lr of the last layer', schedule: warmupCosine({ ...shape, frozen }) }] : [];
      return [{ quantity, schedule: warmupCosine(shape) }, ...last];
    },
  };
}

const definitions = new Map(
  blockWays.flatMap((way) =>
    [true, false].map((isScaled) => [`${way} ${isScaled}`, definitionOf(blocks[way as keyof typeof blocks], isScaled)]),
  ),
);

/** The blocks that are read in a config: those of losses only where the loss is switched on. */
export function blocksIn({ has, node, word }: Keys): readonly KeyedKind[] {
  const isOn = (way: string) => {
    const found = node(way);
    return found?.kind === 'boolean' && found.value;
  };
  const isScaled = /^(?:sqrt_wrt_1024|linear_wrt_256)$/.test(word('optim.scaling_rule') ?? 'sqrt_wrt_1024');
  return blockWays.flatMap((way): readonly KeyedKind[] => {
    if (!has(`${way}.peak`) || (way.startsWith('gram') && !isOn('gram.use_loss'))) return [];
    if (way.startsWith('dino') && !isOn('dino.reweight_dino_local_loss')) return [];
    const isRate = way === 'schedules.lr';
    const own = [...names, ...(isRate ? ['freeze_last_layer_epochs'] : [])].map((name) => `${way}.${name}`);
    const definition = definitions.get(`${way} ${isRate && isScaled}`)!;
    return [{ definition, at: [way], ways: [...own, ...runWays, ...(isRate && isScaled ? scalingWays : [])] }];
  });
}
