// Values that agents anneal, as arguments of the classes that do so: PFRL (0.4, explorers/epsilon_greedy.py, experiments/hooks.py) and keras-rl (0.4, rl/policy.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Rule } from './shared/define';
import { numberOf, silent } from './shared/parameters';

const steps = { domain: { above: 0 } } as const;
const share = { domain: { min: 0, max: 1 } } as const;
const randomness: readonly DefinedParameter[] = [
  numberOf('start_epsilon', 'The first part of random actions', 'fraction', share),
  numberOf('end_epsilon', 'The last part of random actions', 'fraction', share),
];
const ofPfrl = [silent('random_action_func'), silent('logger')];

const made = (rule: Omit<Rule, 'unit'>): Definition => define({ unit: 'env step', ...rule });

const definitions: ReadonlyMap<string, Definition> = new Map([
  [
    'pfrl.explorers.LinearDecayEpsilonGreedy',
    made({
      source: 'pfrl.explorers',
      name: 'LinearDecayEpsilonGreedy',
      quantity: 'epsilon',
      formula: 'start_epsilon + (end_epsilon − start_epsilon) · t/decay_steps, then end_epsilon',
      summary: 'Random actions become fewer in a straight line',
      parameters: [...randomness, numberOf('decay_steps', 'The steps of the fall', 'steps', { role: 'total', ...steps }), ...ofPfrl],
      value: (values) => {
        const [first, last, length] = [values.number('start_epsilon'), values.number('end_epsilon'), values.number('decay_steps')];
        return (step) => (step > length ? last : first + (last - first) * (step / length));
      },
    }),
  ],
  [
    'pfrl.explorers.ExponentialDecayEpsilonGreedy',
    made({
      source: 'pfrl.explorers',
      name: 'ExponentialDecayEpsilonGreedy',
      quantity: 'epsilon',
      formula: 'max(start_epsilon · decay^t, end_epsilon)',
      summary: 'Random actions become fewer by the same factor with each step',
      parameters: [...randomness, numberOf('decay', 'The factor of a step', 'factor', { domain: { above: 0, below: 1 } }), ...ofPfrl],
      value: (values) => (step) => Math.max(values.number('start_epsilon') * values.number('decay') ** step, values.number('end_epsilon')),
      length: (values) => {
        const [first, last, decay] = [values.number('start_epsilon'), values.number('end_epsilon'), values.number('decay')];
        // To a last value of 0 it never comes.
        return Math.log(Math.max(last / first, 1e-3)) / Math.log(decay);
      },
      past: 'goes on',
    }),
  ],
  [
    'pfrl.experiments.LinearInterpolationHook',
    made({
      source: 'pfrl.experiments',
      name: 'LinearInterpolationHook',
      quantity: 'weight',
      formula: 'start_value + (stop_value − start_value) · (t − 1)/(total_steps − 1)',
      summary: 'Sets a value that goes in a straight line',
      note: 'It is called behind a step for the first time, with 1: the first value is that of step 1, too.',
      parameters: [
        numberOf('total_steps', 'The steps of the line', 'steps', { role: 'total', domain: { above: 1 } }),
        numberOf('start_value', 'The first value', 'none'),
        numberOf('stop_value', 'The last value', 'none'),
        silent('setter'),
      ],
      value: (values) => {
        const [first, last, length] = [values.number('start_value'), values.number('stop_value'), values.number('total_steps')];
        return (step) => first + (last - first) * Math.min(Math.max(step - 1, 0) / (length - 1), 1);
      },
    }),
  ],
  [
    'rl.policy.LinearAnnealedPolicy',
    made({
      source: 'rl.policy',
      name: 'LinearAnnealedPolicy',
      quantity: 'weight',
      formula: 'max(value_min, value_max − (value_max − value_min) · t/nb_steps)',
      summary: 'What the inner policy explores by falls in a straight line',
      note: 'In tests it is value_test.',
      parameters: [
        silent('inner_policy'),
        silent('attr'),
        numberOf('value_max', 'The first value', 'none'),
        numberOf('value_min', 'The last value', 'none'),
        numberOf('value_test', 'The value in tests', 'none', { optional: true, isQuiet: true }),
        numberOf('nb_steps', 'The steps of the fall', 'steps', { role: 'total', ...steps }),
      ],
      value: (values) => {
        const [first, last, length] = [values.number('value_max'), values.number('value_min'), values.number('nb_steps')];
        return (step) => Math.max(last, first - ((first - last) / length) * step);
      },
      // With a highest value that is lower than the lowest one it rises past its end.
      past: 'goes on',
    }),
  ],
]);

/** Where else these classes are imported from. */
const homes = /^pfrl\.(explorers|experiments)\.\w+\.(?=\w+$)/;

/** The values that agents of PFRL and keras-rl anneal. */
export const framework: Framework = {
  name: 'annealedPolicies',
  reads: {
    field: 'control',
    library: 'PFRL and keras-rl',
    what: '`LinearDecayEpsilonGreedy`, `ExponentialDecayEpsilonGreedy`, `LinearInterpolationHook` and `LinearAnnealedPolicy`',
    where: 'Python',
  },
  language: 'python',
  marks: () => [...definitions.values()].map(({ name }) => name),
  recognise: ({ node, callee = '' }) => {
    const definition = definitions.get(callee.replace(homes, 'pfrl.$1.'));
    return definition && node.kind === 'call' ? { definition, arguments: node.arguments } : undefined;
  },
};
