// Unity ML-Agents' YAML: the hyperparameters of a behavior (mlagents 0.28, trainers/settings.py, trainers/torch/utils.py, the optimizers of PPO, POCA and SAC).
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework, type KeyedKind, type Keys } from './shared/keyed';
import { numberOf, wordOf } from './shared/parameters';

const section = 'hyperparameters';
const rateSchedule = 'learning_rate_schedule';

/** A value that may decay over the run, where it goes, and what it is where it is left out. */
interface Decayed {
  readonly name: 'learning_rate' | 'beta' | 'epsilon';
  readonly quantity: string;
  readonly description: string;
  readonly last: number;
  readonly initial: number;
}

const values: readonly Decayed[] = [
  { name: 'learning_rate', quantity: 'lr', description: 'The first rate', last: 1e-10, initial: 3e-4 },
  { name: 'beta', quantity: 'entropy weight', description: 'The first weight of the entropy', last: 1e-5, initial: 5e-3 },
  { name: 'epsilon', quantity: 'clip range', description: 'The first clip range', last: 0.1, initial: 0.2 },
];

const words = ['linear', 'constant'] as const;

function definitionOf(trainer: 'PPO' | 'POCA' | 'SAC'): Definition {
  const own = trainer === 'SAC' ? values.slice(0, 1) : values;
  const parameters: readonly DefinedParameter[] = [
    ...own.map(({ name, description, initial }) =>
      numberOf(name, description, name === 'learning_rate' ? 'rate' : 'none', {
        default: initial,
        ...(name === 'learning_rate' && { role: 'base' as const }),
      }),
    ),
    wordOf(rateSchedule, 'How the rate goes', trainer === 'SAC' ? [...words].reverse() : words),
    // They follow the rate's, which may be given.
    ...own.slice(1).map(({ name }): DefinedParameter => ({
      name: `${name}_schedule`,
      aliases: [],
      description: `How ${name} goes; as the rate does`,
      unit: 'none',
      kind: 'choice',
      choices: words,
      optional: true,
    })),
    numberOf('max_steps', 'The agent steps of the run', 'steps', { role: 'total', optional: true, default: 500_000, domain: { min: 1 } }),
  ];
  return {
    source: 'mlagents',
    name: trainer,
    formula: 'last + (first − last) · (1 − t/max_steps); last is 1e-10 for the rate, 1e-5 for beta and 0.1 for epsilon',
    summary: 'Each value goes in a straight line to its last one, or stays',
    note:
      trainer === 'SAC'
        ? 'The rate stays unless learning_rate_schedule is linear.'
        : 'beta_schedule and epsilon_schedule are those of the rate where they are left out. An epsilon below 0.1 rises.',
    parameters,
    curves: (all) => {
      const read = given({ parameters }, all);
      return own.map((each) => ({ quantity: each.quantity, schedule: decay(read, each) }));
    },
  };
}

function decay(read: Given, { name, last }: Decayed): Schedule {
  const [first, length] = [read.number(name), Math.floor(read.number('max_steps'))];
  const written = read.all[`${name}_schedule`] ?? read.all[rateSchedule];
  const at = (step: number): number => (first - last) * (1 - Math.min(Math.max(step, 0), length) / length) + last;
  return {
    totalSteps: length,
    unit: 'env step',
    grid: 'real',
    past: 'holds',
    at: written === 'constant' ? () => first : at,
    *breakpoints(from, to) {
      if (from < length && length < to) yield length;
    },
  };
}

const definitions = { ppo: definitionOf('PPO'), poca: definitionOf('POCA'), sac: definitionOf('SAC') } as const;

const ways = [...values.flatMap(({ name }) => [`${section}.${name}`, `${section}.${name}_schedule`]), 'max_steps'];

function kindsIn({ has, word, site }: Keys): readonly KeyedKind[] {
  const trainer = word('trainer_type') ?? '';
  const isBehavior = ['network_settings', 'reward_signals', `${section}.${rateSchedule}`].some(has);
  if (!Object.hasOwn(definitions, trainer) || !isBehavior) return [];
  // What a behavior leaves out may stand there.
  if (site.at('default_settings') && !site.place.path.includes('default_settings')) return [];
  const isKnown = values.every(({ name }) => {
    const way = `${section}.${name}_schedule`;
    return !has(way) || (words as readonly (string | undefined)[]).includes(word(way));
  });
  return isKnown ? [{ definition: definitions[trainer as keyof typeof definitions], at: [section], ways }] : [];
}

/** What ML-Agents changes while a behavior is trained. */
export const framework: Framework = keyedFramework({
  name: 'mlAgents',
  reads: {
    field: 'control',
    library: 'Unity ML-Agents',
    what: 'the `hyperparameters` of a behavior: rate, weight of the entropy and clip range over `max_steps`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [section],
  at: [section],
  kinds: kindsIn,
});
