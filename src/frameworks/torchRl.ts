// TorchRL: the modules that explore (torchrl 0.14, modules/tensordict_module/exploration.py), whose part of chance falls with each frame that `step` is told of. They compute in
// float32: where a fall is less than the last digit of the value, it is rounded away.
import { say } from '../core/message';
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { fallenBy, float32 as f } from './shared/float32';
import { settingOf, silent } from './shared/parameters';

const source = 'torchrl.modules';
const length = 'annealing_num_steps';

/** A module whose `quantity` falls; `others` are the arguments behind the steps. */
function falling(name: string, quantity: string, prefix: string, others: readonly string[]): Definition {
  const [first, last] = [`${prefix}_init`, `${prefix}_end`] as const;
  return define({
    source,
    name,
    quantity,
    formula: `max(${last}, ${prefix} − (${first} − ${last})/${length}) after each frame`,
    summary: `Falls in a straight line from ${first} to ${last}`,
    note: 'It falls where the loop calls step. In float32, so that a slow fall is rounded: it ends earlier or later, or there is none.',
    parameters: [
      silent('spec'),
      settingOf(first, 'The first value', 'none', 1, { role: 'base', domain: { min: 0 } }),
      settingOf(last, 'The last value', 'none', 0.1, { domain: { min: 0 } }),
      settingOf(length, 'The frames of the fall', 'steps', 1000, { domain: { above: 0 } }),
      ...others.map(silent),
    ],
    check: (values) => {
      const [from, to] = [Number(values[first] ?? 1), Number(values[last] ?? 0.1)];
      return to > from ? [{ parameter: last, message: say('{last} must not be above {first}.', { last, first }) }] : [];
    },
    value: (values) => {
      const [from, to] = [f(values.number(first)), f(values.number(last))];
      const fall = f(f(from - to) / f(values.number(length)));
      return (step) => Math.max(to, fallenBy(from, fall, step, to));
    },
    length: (values) => values.number(length),
    unit: 'env step',
    past: 'goes on',
  });
}

const definitions = [
  falling('EGreedyModule', 'epsilon', 'eps', ['action_key', 'action_mask_key', 'device']),
  falling('AdditiveGaussianModule', 'sigma', 'sigma', ['mean', 'std', 'action_key', 'safe', 'device']),
  falling('OrnsteinUhlenbeckProcessModule', 'epsilon', 'eps', ['theta', 'mu', 'sigma', 'dt', 'x0', 'sigma_min', 'n_steps_annealing']),
];

/** The modules of TorchRL that explore. */
export const framework: Framework = callsOf(
  {
    name: 'torchRl',
    reads: {
      field: 'control',
      library: 'TorchRL',
      what: '`EGreedyModule`, `AdditiveGaussianModule` and `OrnsteinUhlenbeckProcessModule`, as float32 rounds them',
      where: 'Python',
    },
  },
  [source, `${source}.tensordict_module`, `${source}.tensordict_module.exploration`],
  definitions,
);
