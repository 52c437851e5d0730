// `litgpt finetune` (litgpt 0.5.13, finetune/lora.py and its siblings): a LambdaLR and a CosineAnnealingLR of PyTorch, one after the other.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { numberAt } from '../shared/configKeys';
import { lengthFromSettings } from '../shared/run/fromSettings';
import { define } from '../shared/define';
import { askSteps, numberOf } from '../shared/parameters';
import { rateOf, rateWays } from './rate';
import * as the from '../shared/usual';

const warmUp = 'lr_warmup_steps';
const total = 'optimizer steps';

/** What it reads of a config, and what others would. */
export const finetuneWays = {
  lr: rateWays,
  [warmUp]: ['train.lr_warmup_steps'],
  lr_warmup_fraction: ['train.lr_warmup_fraction'],
  min_lr: ['train.min_lr'],
} as const;

/** The steps of the run: those of its epochs, but no more than `max_steps`. */
function stepsOfRun(site: Site): FoundParameter | undefined {
  const { stepsPerEpoch } = site.options.run ?? {};
  if (stepsPerEpoch === undefined) return lengthFromSettings(site, total);
  const epochs = numberAt(site, 'train.epochs', total);
  const most = numberAt(site, 'train.max_steps', total);
  const perEpoch = { value: stepsPerEpoch, origin: { kind: 'setting', name: 'stepsPerEpoch' } } as const;
  const known = epochs ?? { value: 5, origin: { kind: 'default' } as const };
  const value = known.value * stepsPerEpoch;
  if (most && most.value > 0 && most.value < value) return most;
  return fromElsewhere(total, { value, origin: { kind: 'epochs', epochs: known, perEpoch } });
}

const definition: Definition = define({
  source: 'litgpt',
  name: 'finetune',
  isInSteps: true,
  formula: 'lr · t/W, then lr · (1 + cos(π (t − W)/(T − W))) / 2',
  summary: 'Rises over the warm-up, and falls along half a cosine to 0',
  note: 'min_lr does not count: fine-tuning goes down to 0.',
  parameters: [
    rateOf({ role: 'base' }),
    numberOf(total, 'The optimizer steps of the run: those of its epochs, but no more than max_steps', 'steps', {
      role: 'total',
      from: stepsOfRun,
      ...askSteps,
      domain: { min: 1, integer: true },
    }),
    numberOf(warmUp, ...the.warmUpSteps, { default: 100, domain: { above: 0, integer: true } }),
    numberOf('min_lr', 'The lowest rate of pretraining', 'rate', { optional: true, isQuiet: true, isIgnored: true }),
    numberOf('lr_warmup_fraction', 'The part of an epoch that warms up', 'fraction', { optional: true, isQuiet: true }),
  ],
  check: (values) => {
    if (Number(values.lr_warmup_fraction ?? 0) > 0)
      return [{ parameter: 'lr_warmup_fraction', message: say('litgpt finetune refuses lr_warmup_fraction.') }];
    return values[total] === (values[warmUp] ?? 100)
      ? [{ parameter: warmUp, message: say('The warm-up is as long as the run: PyTorch divides by 0 in its last step.') }]
      : [];
  },
  value: (values) => {
    const [top, warm, length] = [values.number('lr'), values.number(warmUp), values.number(total)];
    return (step) => (step < warm ? (top * step) / warm : (top * (1 + Math.cos((Math.PI * (step - warm)) / (length - warm)))) / 2);
  },
  past: 'goes on',
});

/** What such a config makes of the rate. */
export const finetune = (): Definition => definition;
