// The schedulers of DeepSpeed that warm up (deepspeed 0.17.1 and 0.19.8, runtime/lr_schedules.py). The first two updates have the same rate: the scheduler counts from -1.
import { choiceValue, numberValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { curvesForGroups, rates, valueOf } from '../shared/groups';
import { fromOptimizer, unreadRate } from '../shared/optimizer';
import { numberOf, wordOf, numberAs } from '../shared/parameters';
import * as the from '../shared/usual';

const source = 'deepspeed.runtime.lr_schedules';
const least = numberOf('warmup_min_lr', ...the.firstRate, { default: 0 });
const stepsFrom = (min: number) => numberOf('warmup_num_steps', ...the.warmUpSteps, { default: 1000, domain: { min, integer: true } });
const type = wordOf('warmup_type', 'The shape of the warm-up; log where it is another word', ['log', 'linear'], {
  canonical: (word) => (word === 'linear' ? word : 'log'),
});
const total = numberOf('total_num_steps', ...the.runSteps, { role: 'total', domain: { above: 0 } });
const most = (more: Partial<DefinedParameter>): DefinedParameter =>
  numberOf('warmup_max_lr', 'The rate at the end of the warm-up', 'rate', { role: 'base', ...more });
const fixedMost = most({ default: 0.001 });
const optimizerMost = most({ from: (site) => named(optimizerRate(site), 'warmup_max_lr') });
const unread: DefinedParameter = { ...unreadRate, from: (site) => named(optimizerRate(site), unreadRate.name) };
const named = (found: FoundParameter | undefined, name: string) => found && { ...found, name };
const rate: DefinedParameter = numberOf('lr', ...the.optimizerRate, { role: 'base', positional: false, from: optimizerRate });

/** The rate that stands at the optimizer of the same file, or of the optimizer that a call is given. */
function optimizerRate(site: Site): FoundParameter | undefined {
  if (site.node.kind === 'call') return fromOptimizer(site, 'lr');
  const optimizer = site.around(['optimizer']);
  const params = optimizer?.node.kind === 'mapping' ? entryOf(optimizer.node, 'params')?.value : undefined;
  const value = params?.kind === 'mapping' ? entryOf(params, 'lr')?.value : undefined;
  return numberAs('lr', value && optimizer?.value(value));
}

/** How much of the warm-up is done before the update that comes `count` updates after the first one. */
function done(count: number, warmup: number, values: ParameterValues): number {
  return choiceValue({ warmup_type: 'log', ...values }, 'warmup_type') === 'linear'
    ? count / warmup
    : Math.log(count + 1) / Math.log(warmup);
}

const warmupOf = (values: ParameterValues): number => Math.max(2, numberValue({ warmup_num_steps: 1000, ...values }, 'warmup_num_steps'));

/** A rate between the first one and the highest one: `part` of the way at `count` updates after the first. */
function between(values: ParameterValues, part: (count: number) => number, totalSteps: number) {
  const low = numberValue({ warmup_min_lr: 0, ...values }, 'warmup_min_lr');
  const high = numberValue({ warmup_max_lr: 0.001, ...values }, 'warmup_max_lr');
  return wholeSteps((step) => (step === 0 ? low : low + (high - low) * part(step - 1)), { totalSteps });
}

/** The schedulers whose rate rises over a warm-up, before or since the release that takes the optimizer's rate and refuses a warm-up of no steps. */
export function warmUpDefinitions(isNew: boolean): readonly Definition[] {
  const steps = stepsFrom(isNew ? 1 : 0);
  return [
    {
      source,
      name: 'WarmupLR',
      formula: 'min + (max − min) · ln(t)/ln(W), then max',
      summary: 'Rises over the warm-up and stays',
      note: 'The first two updates have the same rate.',
      parameters: [least, isNew ? optimizerMost : fixedMost, steps, type, unread],
      curves: (values) => {
        const warmup = warmupOf(values);
        const part = (count: number) => (count < warmup ? done(count, warmup, values) : 1);
        return [{ quantity: 'lr', schedule: between(values, part, 2 * warmup) }];
      },
    },
    {
      source,
      name: 'WarmupDecayLR',
      formula: 'min + (max − min) · ln(t)/ln(W), then · (T − t + 1)/(T − W)',
      summary: 'Rises over the warm-up and falls in a straight line',
      note: 'The first two updates have the same rate.',
      parameters: [total, least, fixedMost, steps, type, unread],
      curves: (values) => {
        const warmup = warmupOf(values);
        const length = numberValue(values, 'total_num_steps');
        const part = (count: number) =>
          count < warmup ? done(count, warmup, values) : Math.max(0, (length - count) / Math.max(1, length - warmup));
        return [{ quantity: 'lr', schedule: between(values, part, length) }];
      },
    },
    {
      source,
      name: 'WarmupCosineLR',
      formula: 'lr · ln(t)/ln(W), then lr · (m + (1 − m) · (1 + cos(π p)) / 2)',
      summary: 'Rises over the warm-up and falls along half a cosine',
      note: 'The first update has the rate 0, whatever warmup_min_ratio says.',
      parameters: [
        rate,
        rates[1]!,
        total,
        numberOf('warmup_min_ratio', 'The first rate as a part of the learning rate', 'fraction', { default: 0 }),
        steps,
        numberOf('cos_min_ratio', 'The last rate as a part of the learning rate', 'fraction', { default: 0.0001 }),
        type,
      ],
      curves: (values) => {
        const warmup = warmupOf(values);
        const length = numberValue(values, 'total_num_steps');
        const [first, last] = [numberValue({ warmup_min_ratio: 0, ...values }, 'warmup_min_ratio'), numberValue({ cos_min_ratio: 1e-4, ...values }, 'cos_min_ratio')]; // prettier-ignore
        const ratio = (count: number): number => {
          if (count < 0) return 0;
          if (count < warmup) return first + (1 - first) * done(count, warmup, values);
          const part = (count - warmup + 1) / Math.max(1, length - warmup);
          return Math.max(0, last + ((1 - last) * (1 + Math.cos(Math.PI * (isNew ? Math.min(1, part) : part)))) / 2);
        };
        return curvesForGroups(values, (group) => [
          { quantity: 'lr', schedule: wholeSteps((step) => valueOf(values, 'lr', group) * ratio(step - 1), { totalSteps: length }) },
        ]);
      },
    },
  ];
}
