// Pointcept's configs: `scheduler = dict(type="OneCycleLR", ...)` beside `optimizer` and `epoch` (Pointcept at d74c646, pointcept/utils/scheduler.py, engines/train.py).
import { say } from '../core/message';
import { ascends } from '../core/ascending';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { Schedule } from '../core/schedule';
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { FoundParameter, Problem } from '../language/find/found';
import type { Framework } from '../language/find/framework';
import { problem } from '../language/find/problems';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { ListNode, Node } from '../language/tree/tree';
import { numberAt } from './shared/configKeys';
import { given, type Given } from './shared/define';
import { entryArguments } from './shared/entryArguments';
import { curvesForGroups, rates, takeApart, valueOf } from './shared/groups';
import { ratesOfOthers } from './shared/optimizer';
import { askEpochs, fromStepsPerEpoch, numberOf, numbersOf, settingOf } from './shared/parameters';
import { overEpochs } from './shared/run/overEpochs';
import * as the from './shared/usual';
import { oneCycleLR } from './torch/oneCycleLR';

const [section, epochs, perEpoch] = ['scheduler', 'eval_epoch', 'updates per epoch'] as const;

/** So many steps has a run whose steps are not known: its curve is that of a run which is cut as finely as one likes. */
const fine = 1e9;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** What a group of parameters has at a step of so many, by its quantity. */
  readonly of: (values: ParameterValues, group: number, total: number) => Readonly<Record<string, (step: number) => number>>;
  /** The parts of the run at which it jumps or bends. */
  readonly corners: (values: Given) => readonly number[];
  readonly past: Schedule['past'];
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
}

const milestones = numbersOf('milestones', 'The parts of the run at which the rate falls', {
  check: (value) => ascends(value as readonly number[]),
});

/** A factor of the rate of each group, over the steps of the run. */
const factorOf =
  (factor: (values: Given, total: number) => (step: number) => number): Kind['of'] =>
  (values, group, total) => {
    const at = factor(given({ parameters: [] }, values), total);
    return { lr: (step) => valueOf(values, 'lr', group) * at(step) };
  };

const { parameters: ofCycle, defaults: cycle } = oneCycleLR;
const unread = ['optimizer', 'epochs', 'steps_per_epoch', 'last_epoch', 'unread lr of the optimizer', 'total_steps'];

const kinds: Readonly<Record<string, Kind>> = {
  OneCycleLR: {
    formula: oneCycleLR.formula,
    summary: oneCycleLR.summary,
    note: 'The rate of the optimizer does not count.',
    parameters: ofCycle.filter(({ name }) => !unread.includes(name)),
    of: (values, group, total) => {
      const { next, momentum } = oneCycleLR.rule({ ...cycle, ...values, total_steps: total }, group);
      const rate = (step: number) => next({ before: NaN, step, base: NaN, isInitial: false, count: step });
      return { lr: rate, ...(momentum && { momentum }) };
    },
    corners: (values) => [values.number('pct_start'), ...(values.is('three_phase') ? [2 * values.number('pct_start')] : [])],
    past: 'fails',
  },
  MultiStepLR: {
    formula: 'lr · gamma^#{⌊milestone · T⌋ ≤ t}',
    summary: 'Falls by a factor at parts of the run',
    parameters: [...rates, milestones, settingOf('gamma', ...the.dropFactor, 0.1)],
    of: factorOf((values, total) => {
      const steps = values.numbers('milestones').map((part) => Math.trunc(part * total));
      return (step) => values.number('gamma') ** steps.filter((each) => each <= step).length;
    }),
    corners: (values) => values.numbers('milestones'),
    past: 'goes on',
  },
  MultiStepWithWarmupLR: {
    formula: 'lr · warm-up · gamma^#{milestone · T ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at parts of the run',
    parameters: [
      ...rates,
      milestones,
      settingOf('gamma', ...the.dropFactor, 0.1),
      settingOf('warmup_rate', 'The part of the run over which the rate rises', 'fraction', 0.05, { domain: { above: 0 } }),
      settingOf('warmup_scale', ...the.firstRatePart, 1e-6),
    ],
    of: factorOf((values, total) => {
      const [part, first] = [values.number('warmup_rate'), values.number('warmup_scale')];
      const steps = values.numbers('milestones').map((each) => each * total);
      return (step) => {
        const warm = step <= part * total ? 1 - (1 - step / part / total) * (1 - first) : 1;
        return warm * values.number('gamma') ** steps.filter((each) => each <= step).length;
      };
    }),
    corners: (values) => [values.number('warmup_rate'), ...values.numbers('milestones')],
    past: 'goes on',
  },
  PolyLR: {
    formula: 'lr · (1 − t/(T + 1))^power',
    summary: 'Falls with a power of what is left of the run',
    parameters: [...rates, settingOf('power', 'The power of what is left of the run', 'none', 0.9)],
    of: factorOf((values, total) => (step) => (1 - step / (total + 1)) ** values.number('power')),
    corners: () => [],
    past: 'goes on',
  },
  ExpLR: {
    formula: 'lr · gamma^(t/T)',
    summary: 'Falls by the same factor at each step, to gamma of the rate',
    parameters: [...rates, settingOf('gamma', 'The part of the rate at the end of the run', 'factor', 0.9)],
    of: factorOf((values, total) => (step) => values.number('gamma') ** (step / total)),
    corners: () => [],
    past: 'goes on',
  },
};

const ofRun: readonly DefinedParameter[] = [
  numberOf(epochs, 'The epochs of the trainer', 'epochs', {
    role: 'total',
    domain: { min: 1 },
    from: (site) => numberAt(site, epochs, epochs),
    ...askEpochs,
  }),
  numberOf(perEpoch, 'The updates of an epoch of the trainer', 'steps', {
    optional: true,
    isQuiet: true,
    domain: { min: 1, integer: true },
    from: fromStepsPerEpoch(perEpoch),
  }),
];

/** The rates of the optimizer's groups are as many as the groups. */
function problemsOf(site: Site, list: Node | undefined): readonly Problem[] {
  const groups = 1 + (groupsOf(site)?.items.length ?? 0);
  const count = list?.kind === 'list' ? list.items.length : groups;
  const message = say('Groups of parameters: {groups}, but rates in max_lr: {count}.', { count, groups });
  return count === groups ? [] : [problem('invalid-value', message, list!.range)];
}

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { of, corners, past, note, parameters: own, ...texts }]) => {
    const parameters = [...own, ...ofRun];
    const definition: Definition = {
      ...texts,
      source: 'pointcept',
      name,
      note: `${note === undefined ? '' : `${note} `}An epoch of the trainer goes through the data epoch/eval_epoch times.`,
      isInSteps: true,
      parameters,
      curves: (written) => {
        const values = given({ parameters }, written);
        const [length, each] = [values.number(epochs), values.optional(perEpoch)];
        const total = each === undefined ? fine : length * each;
        return curvesForGroups(values.all, (group) =>
          Object.entries(of(values.all, group, total)).map(([quantity, at]) => ({
            quantity,
            schedule:
              each === undefined
                ? overEpochs(
                    (epoch) => at((epoch / length) * total),
                    length,
                    corners(values).map((part) => part * length),
                  )
                : wholeSteps(at, { totalSteps: total, past }),
          })),
        );
      },
    };
    return [name, definition];
  }),
);

/** The rates of a config of Pointcept. */
export const framework: Framework = {
  name: 'pointcept',
  reads: {
    field: 'vision',
    library: 'Pointcept',
    what: '`scheduler` of a config, over the epochs of its trainer: OneCycleLR, MultiStepLR, PolyLR and others, for each group of parameters',
    where: 'Python configs, with `_base_`',
  },
  language: 'python',
  marks: () => Object.keys(kinds),
  recognise: (site) => {
    const { node, place } = site;
    if (node.kind !== 'mapping' || node.scope === true || place.ancestors.length !== 1 || place.path.join('.') !== section)
      return undefined;
    const type = entryOf(node, 'type')?.value;
    const definition = type?.kind === 'string' ? definitions.get(type.value) : undefined;
    if (!definition || !isOurs(site)) return undefined;
    const names = definition.parameters.map(({ name }) => name);
    const written = entryArguments(node.entries, (key) => key !== 'type');
    if (!written.every(({ name }) => names.includes(name!.text))) return undefined;
    const problems = problemsOf(site, entryOf(node, 'max_lr')?.value);
    return {
      definition: problems.length > 0 ? { ...definition, curves: () => [] } : definition,
      arguments: takeApart(site, written, definition.parameters),
      given: ratesOf(site).filter(({ name }) => names.includes(name)),
      problems,
    };
  },
};

/** Whether a config has what those of Pointcept have beside the scheduler; MMEngine's and MMCV's say their schedules elsewhere. */
const isOurs = (site: Site): boolean =>
  site.at('optimizer')?.node.kind === 'mapping' && ['epoch', epochs].some((key) => numberAt(site, key, key) !== undefined);

/** The rate of the optimizer, and those of the groups of `param_dicts`, which have it where they have none of their own. */
function ratesOf(site: Site): readonly FoundParameter[] {
  const rate = numberAt(site, 'optimizer.lr', 'lr');
  if (!rate) return [];
  const others = groupsOf(site)?.items.map((_, index) => numberAt(site, `param_dicts[${index}].lr`, 'lr') ?? rate) ?? [];
  const all: FoundParameter = { ...rate, name: ratesOfOthers, value: others.map(({ value }) => value), literal: undefined };
  return others.length > 0 ? [rate, all] : [rate];
}

/** The groups of parameters behind the first one, by what their names have in them. */
function groupsOf(site: Site): ListNode | undefined {
  const found = site.at('param_dicts')?.node;
  return found?.kind === 'list' ? found : undefined;
}
