// ColossalAI: calls of the classes of `colossalai.nn.lr_scheduler` (colossalai 0.5) that are not PyTorch's under another name.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Given } from './shared/define';
import { baseRate } from './shared/optimizer';
import { numberOf, numbersOf, silent } from './shared/parameters';
import { isSince } from './shared/release';
import * as the from './shared/usual';

const source = 'colossalai.nn.lr_scheduler';
const total = numberOf('total_steps', ...the.runSteps, { role: 'total', domain: { above: 0 } });
const warmUp = numberOf('warmup_steps', ...the.warmUpSteps, { default: 0, domain: { min: 0, integer: true } });
const lowest = numberOf('eta_min', ...the.lastRate, { default: 0 });
const share = numberOf('pct_start', 'The part of the steps that stays', 'fraction', { default: 0.72, domain: { min: 0, max: 1 } });
const milestones = numbersOf('milestones', 'The steps at which the rate falls');
const gamma = numberOf('gamma', ...the.fallFactor, { default: 0.1 });
const end = numberOf('end_lr', ...the.lastRate, { default: 1e-4, domain: { min: 0 } });
const power = numberOf('power', ...the.exponent, { default: 1 });

/** The rate so many steps behind the warm-up. */
type Fall = (values: Given, base: number, warm: number) => (step: number) => number;

/**
 * Half a cosine. It asks PyTorch's scheduler for a rate that is not its first one, and since torch 2.8 that is told from the first by another sign than the step: the
 * whole wave is higher then, as if it had begun a step before.
 */
const delayed =
  (isHigher: boolean): Fall =>
  (values, base, warm) => {
    const behind = values.number('total_steps') - warm;
    const flat = Math.trunc(behind * (values.optional('pct_start') ?? 0));
    const size = isHigher ? 2 / (1 + Math.cos(Math.PI / (behind - flat))) : 1;
    const low = values.optional('eta_min') ?? 0;
    const wave = (step: number) => ((base - low) * (1 + Math.cos((Math.PI * step) / (behind - flat)))) / 2;
    return (step) => (step < flat ? base : low + wave(step - flat) * (step <= behind ? size : 1));
  };

const polynomial: Fall = (values, base, warm) => {
  const [last, length] = [values.number('end_lr'), values.number('total_steps') - warm];
  return (step) => (base - last) * (1 - Math.min(step, length) / length) ** values.number('power') + last;
};
const steps: Fall = (values, base, warm) => {
  const falls = values.numbers('milestones').flatMap((milestone) => (milestone >= warm ? [milestone - warm] : []));
  return (step) => base * values.number('gamma') ** falls.filter((fall) => fall <= step).length;
};

const scheduler = (name: string, own: readonly DefinedParameter[], formula: string, summary: string, fall: Fall) =>
  define({
    source,
    name,
    formula: own.includes(warmUp) ? `lr · (t + 1)/W, then ${formula}` : formula,
    summary: own.includes(warmUp) ? `Rises over the warm-up: ${summary}` : summary,
    ...(own.includes(warmUp) && { note: 'The warm-up reaches the rate one step before its end.' }),
    parameters: [baseRate, silent('optimizer'), total, ...own, silent('last_epoch')],
    value: (values) => {
      const [base, warm] = [values.number('lr'), values.optional('warmup_steps') ?? 0];
      const behind = fall(values, base, warm);
      return (step) => (step < warm ? ((step + 1) / warm) * base : behind(step - warm));
    },
    past: 'goes on',
  });

const [halfWave, curve, stairs] = [
  'eta_min + (lr − eta_min) · (1 + cos(π p)) / 2',
  '(lr − end_lr) · (1 − p)^power + end_lr',
  'lr · gamma^#{milestones ≤ t}',
];
const [alongCosine, alongPower, byStairs] = [
  'falls along half a cosine',
  'falls along a power to end_lr',
  'falls by a factor at each milestone',
];

const definitions = (cosine: Fall): readonly Definition[] => [
  scheduler('CosineAnnealingLR', [lowest], halfWave, alongCosine, delayed(false)),
  scheduler('CosineAnnealingWarmupLR', [warmUp, lowest], halfWave, alongCosine, cosine),
  scheduler('FlatAnnealingLR', [share], `lr, then ${halfWave}`, `stays, and ${alongCosine}`, cosine),
  scheduler('FlatAnnealingWarmupLR', [warmUp, share, lowest], `lr, then ${halfWave}`, `stays, and ${alongCosine}`, cosine),
  scheduler('MultiStepLR', [milestones, gamma], stairs, byStairs, steps),
  scheduler('MultiStepWarmupLR', [warmUp, milestones, gamma], stairs, byStairs, steps),
  scheduler('PolynomialLR', [end, power], curve, alongPower, polynomial),
  scheduler('PolynomialWarmupLR', [warmUp, end, power], curve, alongPower, polynomial),
  define({
    source,
    name: 'LinearWarmupLR',
    formula: 'lr · (t + 1)/(W + 1), then lr · (T − t)/(T − W)',
    summary: 'Rises over the warm-up, and falls in a straight line to 0',
    note: 'Past its end it falls on, below 0.',
    parameters: [baseRate, silent('optimizer'), total, warmUp, silent('last_epoch')],
    value: (values) => {
      const [base, warm, length] = [values.number('lr'), values.number('warmup_steps'), values.number('total_steps')];
      return (step) => (step < warm ? ((step + 1) / (warm + 1)) * base : ((length - step) / (length - warm)) * base);
    },
    past: 'goes on',
  }),
];

const named: Pick<Framework, 'name' | 'reads'> = {
  name: 'colossalAi',
  reads: { field: 'libraries', library: 'ColossalAI', what: 'the schedulers of `colossalai.nn.lr_scheduler`', where: 'Python' },
};
const [older, newer] = [callsOf(named, [source], definitions(delayed(false))), callsOf(named, [source], definitions(delayed(true)))];

/** The schedulers of ColossalAI. */
export const framework: Framework = {
  ...newer,
  recognise: (site) => (isSince(site.options, 'torch', '2.8') ? newer : older).recognise(site),
};
