// LAVIS and MiniGPT-4: the `run` section of their YAML (LAVIS at 506965b, MiniGPT-4 at d94738a: common/optims.py, runners/runner_base.py, tasks/base_task.py),
// and the same keys at the root in BLIP (056a169, utils.py, pretrain.py, train_vqa.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { type Keys, type KeyedKind, keyedFramework } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'run';
const selector = `${section}.lr_sched`;
const top = 'init_lr';
const perEpoch = 'iters_per_epoch';

/** What differs from the one to the other. */
interface Variant {
  readonly source: string;
  readonly note: string;
  /** Whether the warm-up may go on behind the first epoch, and the cosine falls from iteration to iteration. */
  readonly isByStep: boolean;
}

const lavis: Variant = {
  source: 'lavis',
  note: 'Only the first epoch warms up, over at most warmup_steps iterations; from the second one on each epoch has one rate, as if the fall had begun with the run.',
  isByStep: false,
};
const blip: Variant = { ...lavis, source: 'blip' };
const miniGpt: Variant = {
  source: 'minigpt4',
  note: 'The fall begins with the run: behind the warm-up the rate jumps down to it. In each epoch the warm-up begins anew until warmup_steps are over.',
  isByStep: true,
};

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly parameters: readonly DefinedParameter[];
  /** The rate behind the warm-up, at an epoch of which parts count. */
  readonly value: (values: Given) => (epoch: number) => number;
}

const iterationsOfEpoch = numberOf(perEpoch, 'The iterations of an epoch', 'steps', {
  domain: { min: 1, integer: true },
  ask: 'How many iterations does an epoch have?',
  from: fromStepsPerEpoch(perEpoch),
});
const lowest = numberOf('min_lr', ...the.lowestRate);

const kinds: Readonly<Record<string, Kind>> = {
  linear_warmup_cosine_lr: {
    formula: 'min_lr + (init_lr − min_lr) · (1 + cos(π epoch/max_epoch)) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    parameters: [lowest],
    value: (values) => {
      const [top, low, epochs] = [values.number('init_lr'), values.number('min_lr'), values.number('max_epoch')];
      return (epoch) => (top - low) * 0.5 * (1 + Math.cos((Math.PI * epoch) / epochs)) + low;
    },
  },
  linear_warmup_step_lr: {
    formula: 'max(min_lr, init_lr · lr_decay_rate^epoch)',
    summary: 'Rises over the warm-up, and falls by a factor from epoch to epoch',
    parameters: [lowest, numberOf('lr_decay_rate', 'The factor of each epoch', 'factor')],
    value: (values) => (epoch) =>
      Math.max(values.number('min_lr'), values.number('init_lr') * values.number('lr_decay_rate') ** Math.floor(epoch)),
  },
  constant_lr: {
    formula: 'init_lr',
    summary: 'Rises over the warm-up and stays',
    parameters: [],
    value: (values) => () => values.number('init_lr'),
  },
};

function definitionOf(name: string, variant: Variant, isInEpochs: boolean): Definition {
  const { value, parameters: own, formula, summary } = kinds[name]!;
  const isByStep = variant.isByStep && name === 'linear_warmup_cosine_lr';
  return define({
    source: variant.source,
    readsNumbers: true,
    name,
    formula: `${formula}; in the warm-up warmup_lr + (init_lr − warmup_lr) · t/warmup_steps`,
    summary,
    note: isByStep ? miniGpt.note : lavis.note,
    parameters: [
      selectorOf('lr_sched', Object.keys(kinds)),
      numberOf('init_lr', ...the.highestRate, { role: 'base' }),
      ...own,
      settingOf('warmup_lr', 'The first rate of the warm-up; below 0 the highest one', 'rate', -1, { isIgnored: isInEpochs }),
      settingOf('warmup_steps', 'The iterations of the warm-up', 'steps', 0, { domain: { min: 0 } }),
      numberOf('max_epoch', ...the.runEpochs, { domain: { min: 1 }, ...(isInEpochs && { role: 'total' }) }),
      ...(isInEpochs ? [] : [iterationsOfEpoch]),
    ],
    value: (values) => {
      const behind = value(values);
      if (isInEpochs) return behind;
      const [top, start, warm, iterations] = ['init_lr', 'warmup_lr', 'warmup_steps', perEpoch].map((each) => values.number(each)) as [
        number,
        number,
        number,
        number,
      ];
      const first = start < 0 ? top : start;
      return (step) => {
        const [epoch, within] = [Math.floor(step / iterations), step % iterations];
        if (isByStep ? step < warm : epoch === 0) return Math.min(top, first + ((top - first) * within) / Math.max(warm, 1));
        return behind(isByStep ? step / iterations : epoch);
      };
    },
    length: (values) => values.number('max_epoch') * (isInEpochs ? 1 : values.number(perEpoch)),
    ...(isInEpochs && { unit: 'epoch', isInSteps: true }),
    past: 'goes on',
  });
}

const ways = ['lr_sched', 'init_lr', 'min_lr', 'lr_decay_rate', 'warmup_lr', 'warmup_steps', 'max_epoch', perEpoch];

/** The rates of configs of LAVIS and of those that go on from it. */
export const framework: Framework = keyedFramework({
  name: 'lavis',
  reads: {
    field: 'vision',
    library: 'LAVIS, MiniGPT-4 and BLIP',
    what: '`lr_sched` of the `run` section and the keys beside it; `init_lr` and its kin of BLIP',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [...Object.keys(kinds), top],
  at: [selector, top],
  kinds: (keys) => (keys.has(selector) ? ofRun(keys) : ofBlip(keys)),
});

function ofRun({ has, word }: Keys): readonly KeyedKind[] {
  const name = word(selector) ?? '';
  // An iteration-based run counts epochs otherwise.
  if (!Object.hasOwn(kinds, name) || !has(`${section}.${top}`) || !has(`${section}.max_epoch`) || has(`${section}.max_iters`)) return [];
  const variant = has(`${section}.${perEpoch}`) || /minigpt|video_llama/i.test(word('model.arch') ?? '') ? miniGpt : lavis;
  // Without a warm-up LAVIS has one rate in each epoch.
  const isInEpochs = variant === lavis && !has(`${section}.warmup_steps`);
  return [{ definition: definitionOf(name, variant, isInEpochs), at: [selector], ways: ways.map((each) => `${section}.${each}`) }];
}

/** BLIP falls by a factor where it pretrains, and else along a cosine without a warm-up. */
function ofBlip({ has, site }: Keys): readonly KeyedKind[] {
  const isOurs = site.place.path.length === 1 && ['vit', 'vit_ckpt_layer', top, 'min_lr', 'max_epoch'].every(has);
  if (!isOurs) return [];
  const falls = ['lr_decay_rate', 'warmup_lr', 'warmup_steps'];
  if (falls.every(has)) return [{ definition: definitionOf('linear_warmup_step_lr', blip, false), at: [top], ways }];
  const isCosine = !falls.some(has);
  return isCosine
    ? [{ definition: definitionOf('linear_warmup_cosine_lr', blip, true), at: [top], ways: [top, 'min_lr', 'max_epoch'] }]
    : [];
}
