// schedulefree: the warm-up of its optimizers, which have no other schedule (schedulefree 1.4).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { argumentOf } from './shared/optimizer';
import { numberOf, silent } from './shared/parameters';
import { runLength } from './shared/run/runLength';
import * as the from './shared/usual';

const source = 'schedulefree';

const optimizer = (name: string, rate: number, between: readonly string[]): Definition =>
  define({
    source,
    name,
    formula: 'lr · (t + 1)/W, then lr',
    summary: 'Rises over the warm-up and stays',
    note: 'This is the rate of the steps. In place of a fall the weights are averaged.',
    parameters: [
      silent('params'),
      numberOf('lr', 'The rate behind the warm-up', 'rate', { role: 'base', default: rate }),
      ...between.map(silent),
      numberOf('warmup_steps', ...the.warmUpSteps, { domain: { min: 0 } }),
      runLength,
    ],
    value: (values) => {
      const warm = values.number('warmup_steps');
      return (step) => values.number('lr') * (step < warm ? (step + 1) / warm : 1);
    },
    length: (values) => values.optional('total_steps') ?? 5 * values.number('warmup_steps'),
    past: 'goes on',
  });

const definitions = [
  ...['AdamWScheduleFree', 'AdamWScheduleFreeClosure', 'AdamWScheduleFreeReference'].map((name) =>
    optimizer(name, 0.0025, ['betas', 'eps', 'weight_decay']),
  ),
  ...['SGDScheduleFree', 'SGDScheduleFreeClosure', 'SGDScheduleFreeReference'].map((name) =>
    optimizer(name, 1, ['momentum', 'weight_decay']),
  ),
];
const calls = callsOf(
  { name: 'scheduleFree', reads: { field: 'libraries', library: 'schedulefree', what: 'the warm-up of its optimizers', where: 'Python' } },
  [source],
  definitions,
);

/** The warm-ups of schedulefree's optimizers; those without one have no schedule. */
export const framework: Framework = {
  ...calls,
  recognise: (site) => {
    const claim = calls.recognise(site);
    if (!claim?.definition || site.node.kind !== 'call') return undefined;
    const place = claim.definition.parameters.findIndex(({ name }) => name === 'warmup_steps');
    const warmUp = argumentOf(site.node, 'warmup_steps', place);
    return warmUp && !(warmUp.kind === 'number' && warmUp.value === 0) ? claim : undefined;
  },
};
