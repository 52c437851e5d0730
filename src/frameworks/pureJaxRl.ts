// PPO as PureJaxRL writes it, and those that are made of it (luchris429/purejaxrl at 31756b1, purejaxrl/ppo.py; FLAIROx/JaxMARL at c793d09): `ANNEAL_LR` in a dict or a
// YAML of Hydra with the keys beside it. It computes in float32.
import type { Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import { pathText } from '../language/tree/walk';
import { define } from './shared/define';
import { entryArguments } from './shared/entryArguments';
import { float32 as f } from './shared/float32';
import { numberOf } from './shared/parameters';

const isOn = 'ANNEAL_LR';
/** Where it stands, the program has a warm-up and a cosine of its own instead of the line. */
const ofOther = 'LR_WARMUP';
const count = { domain: { min: 1 } } as const;

const definition = define({
  source: 'purejaxrl',
  readsNumbers: true,
  name: 'linear_schedule',
  formula: 'LR · (1 − ⌊t/(UPDATE_EPOCHS · NUM_MINIBATCHES)⌋/U), U = ⌊⌊TOTAL_TIMESTEPS/NUM_STEPS⌋/NUM_ENVS⌋',
  summary: 'Falls to 0 in a straight line, a step down for each update of the policy',
  note: 'A step here is one of the optimizer: there are UPDATE_EPOCHS · NUM_MINIBATCHES in each update of the policy.',
  parameters: [
    numberOf('LR', 'The first rate', 'rate', { role: 'base' }),
    numberOf('TOTAL_TIMESTEPS', 'The steps of the environments in all', 'steps', count),
    numberOf('NUM_STEPS', 'The steps of an environment for each update of the policy', 'steps', count),
    numberOf('NUM_ENVS', 'The environments', 'count', count),
    numberOf('UPDATE_EPOCHS', 'How often an update goes through its steps', 'count', count),
    numberOf('NUM_MINIBATCHES', 'The parts in which it goes through them', 'count', count),
  ],
  value: (values) => {
    const updates = Math.floor(Math.floor(values.number('TOTAL_TIMESTEPS') / values.number('NUM_STEPS')) / values.number('NUM_ENVS'));
    const each = values.number('UPDATE_EPOCHS') * values.number('NUM_MINIBATCHES');
    return (step) => f(f(values.number('LR')) * f(1 - f(Math.floor(step / each) / updates)));
  },
  length: (values) =>
    Math.floor(Math.floor(values.number('TOTAL_TIMESTEPS') / values.number('NUM_STEPS')) / values.number('NUM_ENVS')) *
    values.number('UPDATE_EPOCHS') *
    values.number('NUM_MINIBATCHES'),
  past: 'goes on',
  // The run around it is counted in steps of the environments.
  hasOwnSteps: true,
});

const keys = definition.parameters.map(({ name }) => name);

/** The rate of such a config of PPO. */
export const framework: Framework = {
  name: 'pureJaxRl',
  reads: { field: 'control', library: 'PureJaxRL and JaxMARL', what: 'the rate of PPO where `ANNEAL_LR` is on', where: 'Python, YAML' },
  marks: () => [isOn],
  recognise: ({ node, place }) => {
    const around = place.ancestors.at(-1);
    if (node.kind !== 'boolean' || !node.value || place.path.at(-1) !== isOn || !around || around.scope === true) return undefined;
    if (![...keys, 'CLIP_EPS'].every((key) => entryOf(around, key)) || entryOf(around, ofOther)) return undefined;
    return {
      definition,
      arguments: entryArguments(around.entries, (key) => keys.includes(key)),
      label: pathText([...place.path.slice(0, -1), 'LR']),
    };
  },
};
