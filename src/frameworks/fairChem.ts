// fairchem's YAML (FAIR-Chem/fairchem at a73c95b and, before its version 2, at 977a803: src/fairchem/core/modules/scheduler.py, models/equiformer_v2/trainers/lr_scheduler.py,
// units/mlip_unit/mlip_unit.py): `optim`, and `cosine_lr_scheduler_fn` beside `optimizer_fn`.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { type KeyedKind, type Keys, keyedFramework, type Way } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, numbersOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, later] = ['optim', 'cosine_lr_scheduler_fn'] as const;
const perEpoch = 'iters_per_epoch';

const iterations = numberOf(perEpoch, 'The iterations of an epoch', 'steps', {
  domain: { min: 1, integer: true },
  ask: 'How many iterations does an epoch have?',
  from: fromStepsPerEpoch(perEpoch),
});
const warmUpFactor = numberOf('warmup_factor', ...the.firstRatePart);
const warmUpEpochs = numberOf('warmup_epochs', ...the.warmUpEpochs, { domain: { min: 0 } });
const lowest = numberOf('lr_min_factor', ...the.lastRateFactor);

interface Kind extends Pick<Definition, 'name' | 'formula' | 'summary' | 'note'> {
  /** What the rate is called. */
  readonly rate: string;
  readonly parameters: readonly DefinedParameter[];
  readonly warmUp: (values: Given) => number;
  /** The factor behind the warm-up. */
  readonly factor: (values: Given) => (step: number) => number;
  readonly length: (values: Given) => number;
}

const epochsAsSteps = (values: Given, name: string): number => Math.trunc(values.number(name) * values.number(perEpoch));
const passed = (milestones: readonly number[], step: number): number => milestones.filter((each) => each <= step).length;

/** Half a cosine that began with the run, and ends with these steps. */
const cosine =
  (length: Kind['length']): Kind['factor'] =>
  (values) => {
    const [low, end] = [values.number('lr_min_factor'), length(values)];
    return (step) => (step >= end ? low : low + 0.5 * (1 - low) * (1 + Math.cos(Math.PI * (step / end))));
  };

const ofCosine = {
  name: 'cosine',
  formula: 'lr · (m + (1 − m) · (1 + cos(π t/T)) / 2), m = lr_min_factor',
  summary: 'Rises over the warm-up, into half a cosine that began with the run',
};
const runOf = (values: Given): number => epochsAsSteps(values, 'max_epochs');
const run = numberOf('max_epochs', ...the.runEpochs, { domain: { above: 0 } });

const kinds = {
  milestones: {
    name: 'warmup_lr_lambda',
    rate: 'lr_initial',
    formula: 'lr_initial · lr_gamma^#{lr_milestones ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at each of lr_milestones',
    note: 'max_epochs says how long the run is, but nothing of the rate.',
    parameters: [
      numbersOf('lr_milestones', 'The steps at which the rate falls'),
      numberOf('lr_gamma', ...the.fallFactor),
      numberOf('warmup_steps', ...the.warmUpSteps, { domain: { min: 1 } }),
      warmUpFactor,
    ],
    warmUp: (values) => values.number('warmup_steps'),
    factor: (values) => (step) => values.number('lr_gamma') ** passed(values.numbers('lr_milestones'), step),
    length: (values) => 1.25 * Math.max(values.number('warmup_steps'), ...values.numbers('lr_milestones')),
  },
  cosine: {
    ...ofCosine,
    rate: 'lr_initial',
    parameters: [run, warmUpEpochs, warmUpFactor, lowest, iterations],
    warmUp: (values) => epochsAsSteps(values, 'warmup_epochs'),
    factor: cosine(runOf),
    length: runOf,
  },
  multistep: {
    name: 'multistep',
    rate: 'lr_initial',
    formula: 'lr_initial · decay_rate^#{decay_epochs ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at each of decay_epochs',
    parameters: [
      run,
      warmUpEpochs,
      warmUpFactor,
      numbersOf('decay_epochs', 'The epochs at which the rate falls'),
      numberOf('decay_rate', ...the.fallFactor),
      iterations,
    ],
    warmUp: (values) => epochsAsSteps(values, 'warmup_epochs'),
    factor: (values) => {
      const milestones = values.numbers('decay_epochs').map((each) => Math.trunc(each * values.number(perEpoch)));
      return (step) => values.number('decay_rate') ** passed(milestones, step);
    },
    length: runOf,
  },
  ofEpochs: laterKind(numberOf('epochs', ...the.runEpochs, { domain: { above: 0 } }), (values) => epochsAsSteps(values, 'epochs')),
  ofSteps: laterKind(numberOf('steps', ...the.runSteps, { role: 'total', domain: { min: 1 } }), (values) => values.number('steps')),
} as const satisfies Readonly<Record<string, Kind>>;

function laterKind(length: DefinedParameter, steps: Kind['length']): Kind {
  return {
    ...ofCosine,
    rate: 'lr',
    parameters: [length, warmUpEpochs, warmUpFactor, lowest, iterations],
    warmUp: (values) => Math.max(epochsAsSteps(values, 'warmup_epochs'), 1),
    factor: cosine(steps),
    length: steps,
  };
}

function definitionOf({ rate, parameters, warmUp, factor, length, ...texts }: Kind): Definition {
  return define({
    ...texts,
    source: 'fairchem',
    // Version 2 is loaded by OmegaConf.
    ...(rate === 'lr' && { readsNumbers: true }),
    isEndless: texts.name === 'warmup_lr_lambda',
    parameters: [numberOf(rate, ...the.highestRate, { role: 'base' }), ...parameters],
    value: (values) => {
      const [top, warm, first, behind] = [values.number(rate), warmUp(values), values.number('warmup_factor'), factor(values)];
      return (step) => top * (step <= warm ? first * (1 - step / warm) + step / warm : behind(step));
    },
    length,
    past: 'goes on',
  });
}

const definitions = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(kind)])) as Readonly<
  Record<keyof typeof kinds, Definition>
>;

/** The keys of a scheduler that has a mapping of its own, with those that stand beside it. */
const waysOf = ({ parameters }: Definition, inside: string, beside: Readonly<Record<string, string>>): readonly Way[] =>
  parameters.filter(({ name }) => name !== perEpoch).map(({ name }) => beside[name] ?? `${inside}.${name}`);

const target = 'fairchem.core.units.mlip_unit.mlip_unit._get_consine_lr_scheduler';

function ofOptim({ has, word }: Keys): readonly KeyedKind[] {
  const scheduler = word(`${section}.scheduler`);
  if (!has(`${section}.lr_initial`) || (scheduler ?? 'LambdaLR') !== 'LambdaLR') return [];
  if (scheduler === undefined && ['lr_milestones', 'warmup_steps', 'warmup_factor'].every((key) => has(`${section}.${key}`))) {
    const { milestones } = definitions;
    return [{ definition: milestones, at: [section], ways: waysOf(milestones, section, {}) }];
  }
  const inside = `${section}.scheduler_params`;
  const type = word(`${inside}.lambda_type`);
  if ((type !== 'cosine' && type !== 'multistep') || has(`${inside}.epochs`)) return [];
  const beside = { lr_initial: `${section}.lr_initial`, max_epochs: `${section}.max_epochs` };
  return [{ definition: definitions[type], at: [section], ways: waysOf(definitions[type], inside, beside) }];
}

function ofTarget({ site, has, node, word }: Keys): readonly KeyedKind[] {
  if (word(`${later}._target_`) !== target || !has('optimizer_fn.lr')) return [];
  const isSaid = (name: string): boolean => {
    const found = node(`${later}.${name}`);
    const result = found && site.value(found);
    return result !== undefined && !(result.ok && result.value === null);
  };
  // The library refuses both and none.
  if (isSaid('steps') === isSaid('epochs')) return [];
  const definition = definitions[isSaid('steps') ? 'ofSteps' : 'ofEpochs'];
  return [{ definition, at: [later], ways: waysOf(definition, later, { lr: 'optimizer_fn.lr' }) }];
}

/** The rate of a config of fairchem. */
export const framework: Framework = keyedFramework({
  name: 'fairChem',
  reads: {
    field: 'science',
    library: 'fairchem',
    what: '`optim` with `lr_milestones` or `scheduler_params` (EquiformerV2, eSEN), and `cosine_lr_scheduler_fn` of UMA',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['lr_initial', '_get_consine_lr_scheduler'],
  at: [section, later],
  kinds: (keys) => [...ofOptim(keys), ...ofTarget(keys)],
});
