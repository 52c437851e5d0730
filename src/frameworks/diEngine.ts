// DI-engine's and LightZero's configs: `eps=dict(type='exp', start=1., end=0.05, decay=250000)` (opendilab/DI-engine at d0b21d0, ding/rl_utils/exploration.py, and
// opendilab/LightZero at 9f717c8), which both ask with the steps of the environment.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { entryOf } from '../language/resolve/lookUp';
import { chosenKind } from './shared/configKeys';
import { define, type Given } from './shared/define';
import { entryArguments } from './shared/entryArguments';
import { numberOf, selectorOf } from './shared/parameters';

const key = 'eps';
const own = ['type', 'start', 'end', 'decay'];
/** The switch of LightZero. */
const isOn = 'eps_greedy_exploration_in_collect';

const kind = (name: string, formula: string, summary: string, part: (step: number, decay: number) => number, length: number): Definition =>
  define({
    source: 'ding',
    name,
    quantity: 'epsilon',
    formula,
    summary,
    parameters: [
      selectorOf('type', ['exp', 'linear']),
      numberOf('start', 'The value at the start', 'none', { role: 'base' }),
      numberOf('end', 'The value in the end', 'none'),
      numberOf('decay', 'The steps of the environment over which it falls', 'steps', { domain: { above: 0 } }),
    ],
    value: (values: Given) => {
      const [start, end, decay] = [values.number('start'), values.number('end'), values.number('decay')];
      return (step) => (start - end) * part(step, decay) + end;
    },
    length: (values) => length * values.number('decay'),
    unit: 'env step',
    past: 'goes on',
  });

const kinds: readonly Definition[] = [
  kind(
    'exp',
    'end + (start − end) · e^(−t/decay)',
    'Falls exponentially towards end, which it never gets to',
    (step, decay) => Math.exp(-step / decay),
    5,
  ),
  kind(
    'linear',
    'end + (start − end) · max(0, 1 − t/decay)',
    'Falls in a straight line to end',
    (step, decay) => Math.max(0, 1 - step / decay),
    1,
  ),
];

/** The exploration in a config of DI-engine. */
export const framework: Framework = {
  name: 'diEngine',
  reads: { field: 'control', library: 'DI-engine and LightZero', what: 'the `eps` of a policy', where: 'Python' },
  language: 'python',
  marks: () => [key],
  recognise: (site) => {
    const { node, place } = site;
    if (node.kind !== 'mapping' || node.scope === true || place.path.at(-1) !== key) return undefined;
    const type = entryOf(node, 'type')?.value;
    const definition = kinds.find(({ name }) => type && name === site.word(type));
    const isWhole = own.every((name) => entryOf(node, name)) && node.entries.every((each) => [...own, isOn].includes(each.key?.text ?? ''));
    const on = entryOf(node, isOn)?.value;
    if (!definition || !isWhole || (on?.kind === 'boolean' && !on.value)) return undefined;
    return {
      definition,
      arguments: entryArguments(node.entries, (name) => name !== isOn && name !== 'type'),
      given: [chosenKind('type', definition.name, type)],
    };
  },
};
