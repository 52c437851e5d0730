// axolotl: its keys, its warm-up and the schedules that it has beside those of transformers (0.19: utils/schedulers.py, core/trainers/mixins/scheduler.py).
import { say } from '../../core/message';
import { numberValue } from '../../core/methods/values';
import { numberOf, switchOf } from '../shared/parameters';
import type { Trainer } from './claimTrainer';
import { type Multiplier, progress, type RunShape } from './multipliers';

/** Keys that tell a config of axolotl. */
export const axolotlKeys = ['base_model'];

const [lowest, constant, quadratic] = ['cosine_min_lr_ratio', 'cosine_constant_lr_ratio', 'lr_quadratic_warmup'] as const;

const lowestPart = numberOf(lowest, 'The lowest rate as a part of the learning rate', 'fraction', {
  optional: true,
  domain: { min: 0, max: 1 },
});
const constantPart = numberOf(constant, 'The part of the run behind which the rate stays at the lowest', 'fraction', {
  optional: true,
  domain: { min: 0, max: 1 },
});
const fall = (part: number): number => 0.5 * (1 + Math.cos(Math.PI * part));
const ratio = ({ values }: RunShape, key: string): number => numberValue({ [key]: 0, ...values }, key);

const toLowest: Multiplier = {
  formula: 'lr · t/W, then lr · (r + (1 − r) · (1 + cos(π p)) / 2), r = cosine_min_lr_ratio, p = (t − W)/(T − W)',
  summary: 'Rises over the warm-up and falls along half a cosine to a part of the rate at T',
  parameters: [lowestPart],
  at: (step, run) => (1 - ratio(run, lowest)) * fall(progress(step, run)) + ratio(run, lowest),
};

const toConstant: Multiplier = {
  formula:
    'lr · t/W, then lr · (r + (1 − r) · (1 + cos(π p)) / 2), r = cosine_min_lr_ratio, p = (t − W)/(C − W), C = cosine_constant_lr_ratio · T',
  summary: 'Rises over the warm-up, falls along half a cosine to a part of the rate, and stays there',
  parameters: [lowestPart, constantPart],
  at: (step, run) => {
    const last = Math.trunc(run.total * ratio(run, constant));
    const part = (Math.min(step, last) - run.warmup) / Math.max(1, last - run.warmup);
    return Math.max(0, (1 - ratio(run, lowest)) * fall(part)) + ratio(run, lowest);
  },
};

const withSquare: Multiplier = {
  formula: 'lr · (t/W)², then lr · (1 + cos(π p)) / 2, p = (t − W)/(T − W)',
  summary: 'Rises with the square of the step over the warm-up and falls along half a cosine to 0 at T',
  parameters: [switchOf(quadratic, 'Whether the warm-up rises with the square of the step', false), { ...lowestPart, isQuiet: true }],
  rise: (step, { warmup }) => (step / Math.max(1, warmup)) ** 2,
  at: (step, run) => Math.max(0, fall(progress(step, run))),
};

const rex: Multiplier = {
  formula: 'lr · (t + 1)/W, then lr · (r + (1 − r) · z/(0.1 + 0.9 z)), r = cosine_min_lr_ratio, z = (T − t − 1)/(T − W)',
  summary: 'Rises over the warm-up and falls ever faster to 0, or to a part of the rate, at T',
  note: 'Its steps count from 1: the first update has the rate of the second.',
  parameters: [lowestPart],
  rise: reflected,
  at: reflected,
};

/** The factor of RexLR. */
function reflected(update: number, run: RunShape): number {
  const { total, warmup } = run;
  const step = update + 1;
  if (step <= warmup) return step / warmup;
  const length = total - warmup;
  const left = Math.max(0, (length - (step - warmup)) / length);
  return ratio(run, lowest) + (1 - ratio(run, lowest)) * (left / (0.1 + 0.9 * left));
}

const oneCycle: Multiplier = {
  formula: 'lr/25 → lr at W − 1 → lr/250,000 at T − 1, along half a cosine each',
  summary: 'Rises over the warm-up from a part of the rate to it, then falls to almost nothing',
  rise: cycled,
  at: cycled,
};

/** The factor of PyTorch's OneCycleLR with `pct_start` = W/T. */
function cycled(step: number, { total, warmup }: RunShape): number {
  const [first, top] = [1 / 25, (warmup / total) * total - 1];
  const between = (from: number, to: number, part: number) => to + ((from - to) / 2) * (1 + Math.cos(Math.PI * part));
  return step <= top ? between(first, 1, step / top) : between(1, first / 1e4, (step - top) / (total - 1 - top));
}

/** axolotl: a warm-up of 3 %, but of 100 steps at most, where none is given; a ratio is rounded down; one step of warm-up is two. */
export const axolotl: Trainer = {
  selector: 'lr_scheduler',
  warmup: ({ warmup_steps: steps, warmup_ratio: share }, total) => {
    if (typeof steps === 'number') return steps === 1 ? 2 : steps < 1 ? Math.ceil(steps * total) : Math.floor(steps);
    if (typeof share === 'number') return Math.floor(share * total);
    return Math.min(Math.floor(0.03 * total), 100);
  },
  check: ({ warmup_steps: steps, warmup_ratio: share }) =>
    steps !== undefined && share !== undefined
      ? [{ parameter: 'warmup_ratio', message: say('axolotl refuses warmup_steps and warmup_ratio together.') }]
      : [],
  keys: { epochs: 'num_epochs', epochsByDefault: 1, batch: 'micro_batch_size', batchByDefault: 1 },
  own: (name, valueOf) => {
    if (name === 'rex') return rex;
    if (name === 'one_cycle') return oneCycle;
    if (name !== 'cosine') return undefined;
    if (valueOf(quadratic)?.value === true) return withSquare;
    if (!valueOf(lowest)?.value) return undefined;
    return valueOf(constant)?.value ? toConstant : toLowest;
  },
  ownNames: ['rex', 'one_cycle'],
  shapedBy: [lowest, constant, quadratic],
  unknownKeys: ['jagged_restart_steps', 'relora'],
  packs: 'sample_packing',
};
