// PaddleDetection's YAML: `LearningRate` with a decay and a warm-up (PaddleDetection at 666f597, ppdet/optimizer/optimizer.py).
import { say } from '../core/message';
import { wholeSteps } from '../core/computed/wholeSteps';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { Argument, MappingNode, Node } from '../language/tree/tree';
import { given, type Given } from './shared/define';
import { keyedFramework, type KeyedKind, type Keys } from './shared/keyed';
import { iterationsPerEpoch } from './mmengine/optimWrapper';
import { overEpochs } from './shared/run/overEpochs';
import { askEpochs, numberOf, numbersOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'LearningRate';
const perEpoch = iterationsPerEpoch.name;

/** What stands behind the warm-up, as a function of the epoch; `warm` is the end of the warm-up, 0 where there is none. */
interface Decay {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly value: (values: Given, warm: number) => (epoch: number) => number;
  readonly jumps: (values: Given) => readonly number[];
}

const factors = (values: Given): readonly number[] => {
  const list = values.all.gammas;
  // One factor is divided by 10 from milestone to milestone.
  return Array.isArray(list)
    ? values.numbers('gammas')
    : values.numbers('milestones').map((_, index) => values.number('gamma') / 10 ** index);
};

const piecewise: Decay = {
  formula: 'base_lr · gamma / 10^k behind milestone number k, from 0 on',
  summary: 'Falls by a factor at each of milestones',
  note: 'A gamma that is one number is divided by 10 from milestone to milestone: 0.5 makes 0.5, 0.05, 0.005.',
  parameters: [
    numbersOf('milestones', 'The epochs at which the rate falls', { default: [8, 11] }),
    numberOf('gamma', 'The factor behind the first milestone', 'factor', { optional: true }),
    numbersOf('gammas', 'The factor behind each milestone', { optional: true }),
  ],
  value: (values) => {
    const [rate, milestones] = [values.number('base_lr'), values.numbers('milestones')];
    const after = factors(values);
    return (epoch) => {
      const passed = milestones.filter((milestone) => milestone <= epoch).length;
      return passed === 0 ? rate : rate * (after[passed - 1] ?? NaN);
    };
  },
  jumps: (values) => values.numbers('milestones'),
};

const cosine: Decay = {
  formula: 'low + (base_lr − low) · (1 + cos(π (epoch − W)/(max_epochs − W − plateau))) / 2, low = base_lr · min_lr_ratio',
  summary: 'Falls along half a cosine to min_lr_ratio times the rate',
  note: 'Its length is max_epochs, which is 1,000 where it is left out, and not the epochs of the run.',
  parameters: [
    numberOf('max_epochs', 'The epochs of the cosine', 'epochs', { default: 1000, domain: { above: 0 } }),
    numberOf('min_lr_ratio', 'The part of the rate that is left', 'fraction', { default: 0 }),
    numberOf('last_plateau_epochs', 'The last epochs, which have the lowest rate', 'epochs', { default: 0, domain: { min: 0 } }),
  ],
  value: (values, warm) => {
    const [rate, low] = [values.number('base_lr'), values.number('base_lr') * values.number('min_lr_ratio')];
    const end = values.number('max_epochs') - values.number('last_plateau_epochs');
    const goesOn = warm === 0 && values.number('last_plateau_epochs') === 0;
    return (epoch) => {
      const part = (epoch - warm) / (end - warm);
      return part < 1 || goesOn ? low + ((rate - low) * (1 + Math.cos(Math.PI * part))) / 2 : low;
    };
  },
  jumps: (values) => [values.number('max_epochs'), values.number('max_epochs') - values.number('last_plateau_epochs')],
};

const decays: Readonly<Record<string, Decay>> = { PiecewiseDecay: piecewise, CosineDecay: cosine };

/** How a run warms up: by which class, and in which unit; undefined where it does not. */
type WarmUp = { readonly name: 'LinearWarmup' | 'ExpWarmup'; readonly unit: 'steps' | 'epochs' } | undefined;

function warmUpParameters(warmUp: WarmUp): readonly DefinedParameter[] {
  if (!warmUp) return [];
  const isLinear = warmUp.name === 'LinearWarmup';
  return [
    isLinear
      ? numberOf('start_factor', ...the.firstRatePart, { default: 1 / 3 })
      : numberOf('power', 'The power of the warm-up', 'none', { default: 2 }),
    ...(warmUp.unit === 'steps'
      ? [
          numberOf('steps', 'The iterations of the warm-up', 'steps', { default: isLinear ? 500 : 1000, domain: { min: 0 } }),
          iterationsPerEpoch,
        ]
      : [numberOf('epochs', ...the.warmUpEpochs, { domain: { min: 0 } })]),
  ];
}

function definitionOf(name: string, decay: Decay, warmUp: WarmUp): Definition {
  const parameters: readonly DefinedParameter[] = [
    numberOf('base_lr', 'The rate', 'rate', { role: 'base', default: 0.01 }),
    ...decay.parameters,
    ...warmUpParameters(warmUp),
    numberOf('epoch', ...the.runEpochs, {
      // Over iterations it says no length by itself.
      ...(warmUp?.unit !== 'steps' && { role: 'total' }),
      domain: { min: 1 },
      ...askEpochs,
    }),
  ];
  const warmOf = (values: Given): number =>
    !warmUp ? 0 : warmUp.unit === 'epochs' ? values.number('epochs') : Math.max(values.number('steps'), 1) / values.number(perEpoch);
  return {
    source: 'ppdet',
    name,
    formula: decay.formula,
    summary: warmUp ? `${decay.summary}, behind a warm-up` : decay.summary,
    ...(decay.note !== undefined && { note: decay.note }),
    isInSteps: true,
    parameters,
    check: (values: ParameterValues): readonly ParameterProblem[] => {
      const all = given({ parameters }, values);
      const end =
        name === 'CosineDecay' ? all.number('max_epochs') - all.number('last_plateau_epochs') : Math.min(...all.numbers('milestones'));
      if (warmOf(all) >= end)
        return [{ parameter: warmUp?.unit ?? 'base_lr', message: say('The warm-up must be over before the rate falls.') }];
      const isShort = Array.isArray(values.gammas) && all.numbers('gammas').length < all.numbers('milestones').length;
      return isShort ? [{ parameter: 'gammas', message: say('Each of milestones needs a gamma.') }] : [];
    },
    curves: (values) => {
      const all = given({ parameters }, values);
      const [epochs, warm] = [all.number('epoch'), warmOf(all)];
      const behind = decay.value(all, warm);
      const rising = (part: number): number =>
        warmUp?.name === 'ExpWarmup' ? part ** all.number('power') : all.number('start_factor') * (1 - part) + part;
      const at = (epoch: number): number => (epoch < warm ? all.number('base_lr') * rising(epoch / warm) : behind(epoch));
      if (warmUp?.unit !== 'steps') return [{ quantity: 'lr', schedule: overEpochs(at, epochs, [warm, ...decay.jumps(all)]) }];
      const steps = all.number(perEpoch);
      return [
        { quantity: 'lr', schedule: wholeSteps((step) => at(step / steps), { totalSteps: Math.ceil(epochs * steps), past: 'goes on' }) },
      ];
    },
  };
}

/** A scheduler of the list: `!CosineDecay {...}`, or a mapping with its name. */
function schedulerOf(site: Site, node: Node | undefined): { readonly name: string; readonly mapping: MappingNode } | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const named = entryOf(node, 'name')?.value;
  const name = node.tag ?? (named && site.word(named));
  return name === undefined ? undefined : { name, mapping: node };
}

const argumentsOf = ({ entries }: MappingNode): readonly Argument[] =>
  entries.flatMap(({ key, value }): readonly Argument[] => {
    if (!key || key.text === 'name') return [];
    const isList = key.text === 'gamma' && value.kind === 'list';
    return [{ name: { text: isList ? 'gammas' : key.text, range: key.range }, value, range: { from: key.range.from, to: value.range.to } }];
  });

function kindsIn({ site, node, has }: Keys): readonly KeyedKind[] {
  const list = node(`${section}.schedulers`);
  if (list?.kind !== 'list') return [];
  const [first, second] = list.items.map((item) => schedulerOf(site, item));
  const decay = first && Object.hasOwn(decays, first.name) ? decays[first.name] : undefined;
  if (!first || !decay || entryOf(first.mapping, 'values')) return [];
  // One factor, or its default, which is a list.
  const hasGamma = first.name !== 'PiecewiseDecay' || entryOf(first.mapping, 'gamma') !== undefined;
  const usesWarmUp = entryOf(first.mapping, 'use_warmup')?.value;
  const isWarm = !(usesWarmUp?.kind === 'boolean' && !usesWarmUp.value);
  const isKnown = second && /^(?:Linear|Exp)Warmup$/.test(second.name) && !entryOf(second.mapping, 'epochs_first');
  if (!hasGamma || (isWarm && !isKnown) || !has(`${section}.schedulers`)) return [];
  const inEpochs = second && /^(?:number|string)$/.test(entryOf(second.mapping, 'epochs')?.value.kind ?? '');
  const warmUp: WarmUp = isWarm ? { name: second!.name as 'LinearWarmup', unit: inEpochs === true ? 'epochs' : 'steps' } : undefined;
  return [
    {
      definition: definitionOf(first.name, decay, warmUp),
      at: [section],
      ways: [`${section}.base_lr`, 'epoch'],
      arguments: [...argumentsOf(first.mapping), ...(isWarm ? argumentsOf(second!.mapping) : [])],
    },
  ];
}

/** The rate of a config of PaddleDetection. */
export const framework: Framework = keyedFramework({
  name: 'paddleDetection',
  reads: {
    field: 'vision',
    library: 'PaddleDetection',
    what: '`LearningRate` with a decay and a warm-up, tagged or named',
    where: 'YAML, with `_BASE_`',
  },
  language: 'yaml',
  marks: [section],
  at: [section],
  kinds: kindsIn,
});
