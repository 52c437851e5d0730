// nerfstudio: the configs of its schedulers, beside those of their optimizers (nerfstudio at 50e0e3c, engine/schedulers.py, engine/optimizers.py).
import type { DefinedParameter } from '../language/find/definition';
import type { FoundParameter } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { KnownNumber } from '../language/resolve/origin';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { argumentOf } from './shared/optimizer';
import { configNumberAs, numberOf, numbersOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const source = 'nerfstudio.engine.schedulers';

/** The rate of the optimizer that stands beside the scheduler: `{"optimizer": AdamOptimizerConfig(lr=1e-2), "scheduler": ...}`. */
function rateBeside(site: Site): FoundParameter | undefined {
  const optimizer = site.place.path.at(-1) === 'scheduler' ? site.around(['optimizer']) : undefined;
  if (optimizer?.node.kind !== 'call') return undefined;
  const written = argumentOf(optimizer.node, 'lr', -1);
  return written && configNumberAs('lr', optimizer.value(written));
}

const rate: DefinedParameter = {
  ...numberOf('lr', 'The rate of the optimizer beside it', 'rate', { role: 'base', domain: { above: 0 } }),
  positional: false,
  from: rateBeside,
  ask: 'What is the learning rate of the optimizer?',
};

const named = (parameters: readonly DefinedParameter[]): readonly DefinedParameter[] => [
  rate,
  ...parameters.map((each) => ({ ...each, positional: false })),
];

const length = (initial: number) => numberOf('max_steps', ...the.scheduleSteps, { role: 'total', optional: true, default: initial });

/** The run of the trainer in whose config the scheduler stands. */
function runOf(site: Site): KnownNumber | undefined {
  const { from, to } = site.node.range;
  const trainer = site.calls('TrainerConfig').find(({ node: { range } }) => range.from <= from && to <= range.to);
  const written = trainer?.node.kind === 'call' ? argumentOf(trainer.node, 'max_num_iterations', -1) : undefined;
  const found = written && configNumberAs('max_num_iterations', trainer!.value(written));
  return typeof found?.value === 'number' ? { value: found.value, origin: found.origin } : undefined;
}

const calls = callsOf(
  {
    name: 'nerfstudio',
    reads: {
      field: 'generation',
      library: 'nerfstudio',
      what: '`ExponentialDecaySchedulerConfig`, `CosineDecaySchedulerConfig` and `MultiStepSchedulerConfig`, beside the config of the optimizer',
      where: 'Python',
    },
  },
  [source],
  [
    define({
      source,
      name: 'ExponentialDecaySchedulerConfig',
      formula: 'lr_pre_warmup → lr over warmup_steps, then lr^(1 − p) · lr_final^p, p the part of max_steps that is done',
      summary: 'Rises over the warm-up and falls exponentially to lr_final, which it keeps',
      note: 'max_steps counts from the start of the run, the warm-up included. Without lr_final the rate stays.',
      parameters: named([
        numberOf('lr_pre_warmup', ...the.firstRate, { default: 1e-8 }),
        numberOf('lr_final', 'The last rate; that of the optimizer', 'rate', { optional: true, domain: { above: 0 } }),
        numberOf('warmup_steps', ...the.warmUpSteps, { default: 0, domain: { min: 0 } }),
        length(100_000),
        wordOf('ramp', 'The shape of the warm-up', ['cosine', 'linear']),
      ]),
      value: (values) => {
        const [base, first, warm] = [values.number('lr'), values.number('lr_pre_warmup'), values.number('warmup_steps')];
        const last = values.optional('lr_final') ?? base;
        return (step) => {
          if (step < warm)
            return first + (base - first) * (values.word('ramp') === 'cosine' ? Math.sin((Math.PI / 2) * (step / warm)) : step / warm);
          const part = Math.min(Math.max((step - warm) / (values.number('max_steps') - warm), 0), 1);
          return Math.exp(Math.log(base) * (1 - part) + Math.log(last) * part);
        };
      },
      past: 'goes on',
    }),
    define({
      source,
      name: 'CosineDecaySchedulerConfig',
      formula: 'lr · t/warm_up_end, then lr · (α + (1 − α) · (1 + cos(π p)) / 2), p the part of max_steps that is done',
      summary: 'Rises over the warm-up and falls along half a cosine to learning_rate_alpha times the rate',
      note: 'Past max_steps it rises again.',
      parameters: named([
        numberOf('warm_up_end', ...the.warmUpSteps, { default: 5000, domain: { min: 0 } }),
        numberOf('learning_rate_alpha', 'The part of the rate that is left', 'fraction', { default: 0.05 }),
        length(300_000),
      ]),
      value: (values) => {
        const [base, warm, alpha] = [values.number('lr'), values.number('warm_up_end'), values.number('learning_rate_alpha')];
        return (step) => {
          if (step < warm) return (base * step) / warm;
          const part = (step - warm) / (values.number('max_steps') - warm);
          return base * ((Math.cos(Math.PI * part) + 1) * 0.5 * (1 - alpha) + alpha);
        };
      },
      past: 'goes on',
    }),
    define({
      source,
      name: 'MultiStepSchedulerConfig',
      formula: 'lr · gamma^#{milestones ≤ t}',
      summary: 'Falls by a factor at each of milestones',
      note: 'max_steps does nothing here.',
      parameters: named([
        numberOf('gamma', ...the.fallFactor, { default: 0.33 }),
        numbersOf('milestones', 'The steps at which the rate falls', { default: [500_000, 750_000, 900_000] }),
        length(1_000_000),
      ]),
      value: (values) => (step) =>
        values.number('lr') * values.number('gamma') ** values.numbers('milestones').filter((milestone) => milestone <= step).length,
      length: (values) => Math.max(values.number('max_steps'), ...values.numbers('milestones')),
      past: 'goes on',
    }),
  ],
);

/** The configs of nerfstudio's schedulers. */
export const framework: Framework = {
  ...calls,
  recognise: (site) => {
    const claim = calls.recognise(site);
    const run = claim?.definition && runOf(site);
    return run ? { ...claim, definition: { ...claim.definition, run } } : claim;
  },
};
