// rl_games and skrl, as Isaac Gym and Isaac Lab configure them: `lr_schedule` (rl_games 1.6, common/schedulers.py, a2c_common.py) and `learning_rate_scheduler` (skrl 2.1,
// resources/schedulers).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { type KeyedKind, keyedFramework } from './shared/keyed';
import { askEpochs, numberOf, selectorOf, settingOf, switchOf } from './shared/parameters';
import { recurrence, wholeSteps } from '../core/computed/wholeSteps';
import { loggedLength, loggedMetric, metricOf } from './shared/plateau';
import * as the from './shared/usual';

/** The keys of skrl's scheduler and of its arguments. */
export const [scheduler, options] = ['learning_rate_scheduler', 'learning_rate_scheduler_kwargs'] as const;
const schedule = 'lr_schedule';
const [rate, epochs, entropy, schedulesEntropy] = ['learning_rate', 'max_epochs', 'entropy_coef', 'schedule_entropy'] as const;
const top = numberOf(rate, ...the.firstRate, { role: 'base' });

/** From a value to a last one over the epochs. */
const falling = (values: Given, from: string, last: number) => {
  const [first, length] = [values.number(from), values.number(epochs)];
  return (epoch: number): number => last + (first - last) * (Math.max(0, length - epoch) / length);
};

const linearParameters = [
  selectorOf(schedule, ['linear']),
  top,
  numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1 }, ...askEpochs }),
  switchOf(schedulesEntropy, 'Whether the weight of the entropy falls, too', false, { isQuiet: true }),
  numberOf(entropy, 'The first weight of the entropy', 'weight', { optional: true, isQuiet: true }),
];

const linear: Definition = {
  source: 'rl_games',
  readsNumbers: true,
  name: 'linear',
  formula: '1e-6 + (learning_rate − 1e-6) · (1 − epoch/max_epochs)',
  summary: 'Falls in a straight line to 1e-6 over the epochs',
  note: 'It is that with which an epoch begins: behind its first mini-batches, all of its others have the rate of the next one. The weight of the entropy falls to 1e-4.',
  parameters: linearParameters,
  curves: (written) => {
    const values = given({ parameters: linearParameters }, written);
    const curve = (quantity: string, from: string, last: number) => ({
      quantity,
      schedule: wholeSteps(falling(values, from, last), { totalSteps: Math.ceil(values.number(epochs)), unit: 'epoch' }),
    });
    const isBoth = values.is(schedulesEntropy) && values.optional(entropy) !== undefined;
    return [curve('lr', rate, 1e-6), ...(isBoth ? [curve('entropy', entropy, 1e-4)] : [])];
  },
};

const aim = 'kl_threshold';
/** As rl_games has them for good, and skrl where nothing else is said. */
const bounds = { min_lr: 1e-6, max_lr: 1e-2, kl_factor: 2, lr_factor: 1.5 } as const;

/** The rate follows the divergence of the policy. */
const adaptive = (source: string, name: string, own: Definition['parameters'], when: string): Definition => {
  const parameters = [
    ...own,
    top,
    numberOf('metric', 'The KL divergence, which stays at this value; that which is aimed at', 'none', { optional: true }),
    { ...loggedMetric, isAimedAt: true },
  ];
  return {
    source,
    readsNumbers: true,
    name,
    formula: 'lr / 1.5 where KL > 2 · kl_threshold, lr · 1.5 where KL < kl_threshold / 2, within 1e-6 and 1e-2',
    summary: 'Falls where the policy changes fast, and rises where it changes slowly',
    note: `It depends on the divergence of the policy, ${when}, not on the step: drawn is what it does while that is what is aimed at, or on that of a training log.`,
    parameters,
    curves: (written) => {
      const values = given({ parameters }, { ...bounds, ...written });
      const [low, high, part, factor] = ['min_lr', 'max_lr', 'kl_factor', 'lr_factor'].map((each) => values.number(each)) as [
        number,
        number,
        number,
        number,
      ];
      const target = values.number(aim);
      const divergence = metricOf({ metric: target, ...written });
      const next = (before: number, call: number): number => {
        if (divergence(call) > target * part) return Math.max(before / factor, low);
        return divergence(call) < target / part ? Math.min(before * factor, high) : before;
      };
      return [{ quantity: 'lr', schedule: recurrence(values.number(rate), next, { totalSteps: loggedLength(written) ?? 20 }) }];
    },
  };
};

const ofRlGames = adaptive(
  'rl_games',
  'adaptive',
  [selectorOf(schedule, ['adaptive']), numberOf(aim, 'The divergence that is aimed at', 'none', { domain: { above: 0 } })],
  'at each mini-batch, or with schedule_type: standard at each mini-epoch',
);
/** skrl's scheduler by the divergence. */
export const ofSkrl = adaptive(
  'skrl.resources.schedulers',
  'KLAdaptiveLR',
  [
    selectorOf(scheduler, ['KLAdaptiveLR', 'KLAdaptiveRL']),
    settingOf(aim, 'The divergence that is aimed at', 'none', 0.008, { domain: { above: 0 } }),
    settingOf('min_lr', ...the.lowestRate, bounds.min_lr),
    settingOf('max_lr', ...the.highestRate, bounds.max_lr),
    settingOf('kl_factor', 'What the threshold is multiplied with and divided by', 'factor', bounds.kl_factor),
    settingOf('lr_factor', 'What the rate is multiplied with or divided by', 'factor', bounds.lr_factor),
  ],
  'at each learning epoch',
);

/** The rates of configs of rl_games and of skrl. */
export const framework: Framework = keyedFramework({
  name: 'rlGames',
  reads: {
    field: 'control',
    library: 'rl_games and skrl',
    what: '`lr_schedule` and `learning_rate_scheduler` of a config, by epochs or by the divergence of the policy',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [schedule, scheduler],
  at: [schedule, scheduler],
  kinds: ({ has, word }): readonly KeyedKind[] => {
    if (/^KLAdaptive(?:LR|RL)$/.test(word(scheduler) ?? '') && has(rate)) {
      const own = ofSkrl.parameters.map(({ name }) => name).slice(1, 6);
      return [{ definition: ofSkrl, at: [scheduler], ways: [scheduler, ...own.map((name) => `${options}.${name}`), rate] }];
    }
    const isOurs = has(rate) && has('e_clip') && has('mini_epochs');
    if (isOurs && word(schedule) === 'adaptive') return [{ definition: ofRlGames, at: [schedule], ways: [schedule, aim, rate] }];
    // Without epochs it is asked for frame 0 whatever the run has done, and stays.
    const isLinear = isOurs && word(schedule) === 'linear' && has(epochs);
    return isLinear ? [{ definition: linear, at: [schedule], ways: [schedule, rate, epochs, schedulesEntropy, entropy] }] : [];
  },
});
