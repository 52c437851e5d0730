// d3rlpy's factories of schedulers (d3rlpy 2.8, optimizers/lr_schedulers.py), which step at each update of their optimizer: the rate is that of the config of the algorithm to
// which their optimizer is given.
import type { DefinedParameter } from '../language/find/definition';
import { byDefault, type FoundParameter } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Node } from '../language/tree/tree';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { numberAs, numberOf, settingOf, silent } from './shared/parameters';
import * as the from './shared/usual';

const source = 'd3rlpy.optimizers';

const pair = { actor: 3e-4, critic: 3e-4 } as const;
const conservative = { actor: 1e-4, critic: 3e-4, temp: 1e-4, alpha: 1e-4 } as const;
const perturbed = { actor: 1e-4, critic: 1e-3, imitator: 1e-4 } as const;
const alone = (rate: number) => ({ '': rate });

/** The rates of the algorithms where they are left out, by the parts of a network. */
const algorithms: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  DQN: alone(6.25e-5),
  DoubleDQN: alone(6.25e-5),
  NFQ: alone(6.25e-5),
  DiscreteBCQ: alone(6.25e-5),
  DiscreteCQL: alone(6.25e-5),
  BC: alone(1e-3),
  DiscreteBC: alone(1e-3),
  DecisionTransformer: alone(1e-4),
  DiscreteDecisionTransformer: alone(6e-4),
  AWAC: pair,
  CRR: pair,
  DDPG: pair,
  IQL: pair,
  PRDC: pair,
  TD3: pair,
  TD3PlusBC: pair,
  SAC: { ...pair, temp: 3e-4 },
  DiscreteSAC: { ...pair, temp: 3e-4 },
  ReBRAC: { actor: 1e-3, critic: 1e-3 },
  TACR: { actor: 1e-4, critic: 1e-4 },
  BCQ: { actor: 1e-3, critic: 1e-3, imitator: 1e-3 },
  BEAR: { actor: 1e-4, critic: 3e-4, imitator: 3e-4, temp: 1e-4, alpha: 1e-3 },
  CQL: conservative,
  CalQL: conservative,
  PLAS: perturbed,
  PLASWithPerturbation: perturbed,
};

/** The rate in the config of the only algorithm that is given what a node stands in. */
function rateOf(site: Site): FoundParameter | undefined {
  const { range } = site.node;
  const holds = (node: Node | undefined): boolean => node !== undefined && node.range.from <= range.from && range.to <= node.range.to;
  const rates = Object.entries(algorithms).flatMap(([algorithm, initial]) =>
    site.calls(`${algorithm}Config`).flatMap((config) => {
      if (config.node.kind !== 'call' || !(config.callee ?? '').startsWith('d3rlpy.')) return [];
      const { arguments: list } = config.node;
      return list.flatMap(({ name, value }) => {
        const part = /^(?:(\w+)_)?optim_factory$/.exec(name?.text ?? '');
        if (!part || !(holds(value) || (value.kind === 'name' && holds(config.follow(value)?.node)))) return [];
        const rate = name!.text.replace('optim_factory', 'learning_rate');
        const written = list.find((each) => each.name?.text === rate)?.value;
        return [written ? numberAs('lr', config.value(written)) : ofAlgorithm(initial[part[1] ?? ''])];
      });
    }),
  );
  return rates.length === 1 ? rates[0] : undefined;
}

const ofAlgorithm = (value: number | undefined): FoundParameter | undefined => (value === undefined ? undefined : byDefault('lr', value));

const rate: DefinedParameter = numberOf('lr', ...the.optimizerRate, {
  role: 'base',
  positional: false,
  from: rateOf,
  ask: 'What is the learning rate of the optimizer?',
});
const count = { domain: { above: 0 } } as const;

/** The schedulers of d3rlpy. */
export const framework: Framework = callsOf(
  {
    name: 'd3rlPy',
    reads: { field: 'control', library: 'd3rlpy', what: '`WarmupSchedulerFactory` and `CosineAnnealingLRFactory`', where: 'Python' },
  },
  [source, `${source}.lr_schedulers`],
  [
    define({
      source,
      name: 'WarmupSchedulerFactory',
      formula: 'lr · min(1, (t + 1)/W)',
      summary: 'Rises in a straight line over the warm-up and stays',
      note: 'The first update has a part of the rate already.',
      parameters: [rate, numberOf('warmup_steps', ...the.warmUpSteps, { role: 'total', ...count })],
      value: (values) => (step) => values.number('lr') * Math.min((step + 1) / values.number('warmup_steps'), 1),
      past: 'goes on',
    }),
    define({
      source,
      name: 'CosineAnnealingLRFactory',
      formula: 'eta_min + (lr − eta_min) · (1 + cos(π t/T_max)) / 2',
      summary: 'Falls along half a cosine to eta_min',
      note: 'Past T_max it rises again.',
      parameters: [
        rate,
        numberOf('T_max', ...the.fallSteps, { role: 'total', ...count }),
        settingOf('eta_min', ...the.lowestRate, 0),
        silent('last_epoch'),
      ],
      value: (values) => (step) =>
        values.number('eta_min') +
        ((values.number('lr') - values.number('eta_min')) * (1 + Math.cos((Math.PI * step) / values.number('T_max')))) / 2,
      past: 'goes on',
    }),
  ],
);
