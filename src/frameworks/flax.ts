// Flax: calls of the functions of `flax.training.lr_schedule` (flax 0.12), which compute in float32.
import type { DefinedParameter } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Given } from './shared/define';
import { float32 as f } from './shared/float32';
import { numberOf } from './shared/parameters';
import { runLength } from './shared/run/runLength';
import * as the from './shared/usual';
import { roundHalfEven } from '../core/computed/roundHalfEven';

const source = 'flax.training.lr_schedule';
const base = numberOf('base_learning_rate', ...the.highestRate, { role: 'base' });
const perEpoch = numberOf('steps_per_epoch', 'The steps of an epoch', 'steps', { domain: { above: 0 } });
const warmUp = numberOf('warmup_length', ...the.warmUpEpochs, { default: 0, domain: { min: 0 } });

/** The rate times what the warm-up leaves of it. */
const warmed = (values: Given, rate: (step: number) => number) => {
  const [warm, size] = [values.number('warmup_length'), values.number('steps_per_epoch')];
  return (step: number): number => (warm > 0 ? f(rate(step) * Math.min(1, f(f(step / warm) / size))) : rate(step));
};

const changes: DefinedParameter = {
  name: 'lr_sched_steps',
  aliases: [],
  description: 'The epochs at which the rate changes, each with the factor of the highest rate from there on',
  unit: 'none',
  kind: 'points',
  positional: true,
  ask: 'At which epochs does the rate change?',
};

/** The schedules of Flax. */
export const framework: Framework = callsOf(
  { name: 'flax', reads: { field: 'libraries', library: 'Flax', what: 'the functions of `flax.training.lr_schedule`', where: 'Python' } },
  [source],
  [
    define({
      source,
      name: 'create_constant_learning_rate_schedule',
      formula: 'lr · min(1, t/W)',
      summary: 'Rises over the warm-up and stays',
      parameters: [base, perEpoch, warmUp, runLength],
      value: (values) => warmed(values, () => f(values.number('base_learning_rate'))),
      length: (values) => values.optional('total_steps') ?? 4 * values.number('warmup_length') * values.number('steps_per_epoch'),
      past: 'goes on',
    }),
    define({
      source,
      name: 'create_stepped_learning_rate_schedule',
      formula: 'lr · factor of the last change before t · min(1, t/W)',
      summary: 'Stays at one part of the rate after another',
      note: 'The step of a change still has the rate before it; the next step has the new one.',
      parameters: [base, perEpoch, changes, warmUp],
      value: (values) => {
        const rate = values.number('base_learning_rate');
        const points = values
          .points('lr_sched_steps')
          .map(([epoch, factor]) => [roundHalfEven(epoch * values.number('steps_per_epoch')), factor] as const);
        return warmed(values, (step) => {
          const passed = points.filter(([boundary]) => boundary < step).length;
          return f(passed === 0 ? rate : points[passed - 1]![1] * rate);
        });
      },
      length: (values) =>
        Math.max(1, values.number('warmup_length'), ...values.points('lr_sched_steps').map(([epoch]) => epoch)) *
        values.number('steps_per_epoch') *
        1.25,
      past: 'goes on',
    }),
    define({
      source,
      name: 'create_cosine_learning_rate_schedule',
      formula: 'lr · (1 + cos(π t/T)) / 2 · min(1, t/W)',
      summary: 'Falls along half a cosine to 0, while a warm-up multiplies it',
      note: 'Past the half wave it rises again. The cosine begins with the warm-up, which therefore never reaches the rate.',
      parameters: [base, perEpoch, numberOf('halfcos_epochs', 'The epochs of the half wave', 'epochs', { domain: { above: 0 } }), warmUp],
      value: (values) => {
        const half = values.number('halfcos_epochs') * values.number('steps_per_epoch');
        const rate = f(values.number('base_learning_rate'));
        return warmed(values, (step) => f(rate * f(f(f(Math.cos(f(f(step * f(Math.PI)) / half))) * 0.5) + 0.5)));
      },
      length: (values) => values.number('halfcos_epochs') * values.number('steps_per_epoch'),
      past: 'goes on',
    }),
  ],
);
