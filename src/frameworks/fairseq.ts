// fairseq: the `lr_scheduler` of a Hydra config or of a command line (facebookresearch/fairseq at 3d262bb, optim/lr_scheduler, trainer.py).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { Argument, MappingNode } from '../language/tree/tree';
import { chosenKind, configAround, entryAlong, numberAt } from './shared/configKeys';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, given, type Given } from './shared/define';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import { entryArguments } from './shared/entryArguments';
import * as the from './shared/usual';

/** The key that chooses the kind. */
const selectorKey = '_name';

const [total, phases] = ['max_update', 'phase_ratio'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** Only parts of the run and the run itself say how long it is. */
  readonly needsTotal: (has: (key: string) => boolean) => boolean;
  readonly rate: (values: Given) => (step: number) => number;
  readonly check?: (values: Given) => readonly ParameterProblem[];
}

const updates = (name: string, description: string): DefinedParameter => settingOf(name, description, 'steps', 0, { domain: { min: 0 } });
const firstRate = numberOf('warmup_init_lr', 'The first rate; below 0 the usual one', 'rate', { default: -1, isQuiet: true });
const warmUp = 'The updates of the warm-up';

/** A value from -1 on that is not given. */
const orElse = (value: number, other: number): number => (value < 0 ? other : value);

function triStage(values: Given): (step: number) => number {
  const [top, first, last] = [values.number('lr'), values.number('init_lr_scale'), values.number('final_lr_scale')];
  const parts = stagesOf(values);
  const [warm, hold, decay] = parts as [number, number, number];
  return (step) => {
    if (step < warm) return first * top + ((top - first * top) / warm) * step;
    if (step < warm + hold) return top;
    const behind = step - warm - hold;
    return behind <= decay ? top * Math.exp((Math.log(last) / decay) * behind) : last * top;
  };
}

/** The steps of the three stages. */
function stagesOf(values: Given): readonly number[] {
  const parts = values.all[phases];
  if (Array.isArray(parts)) return (parts as readonly number[]).map((part) => Math.trunc(values.number(total) * part));
  return ['warmup_steps', 'hold_steps', 'decay_steps'].map((name) => values.number(name));
}

function wrongStages(values: Given): readonly ParameterProblem[] {
  const parts = values.all[phases] as readonly number[] | undefined;
  if (parts && parts.reduce((sum, part) => sum + part, 0) !== 1)
    return [{ parameter: phases, message: say('phase_ratio must sum to 1: fairseq raises an error.') }];
  const hasTotal = values.optional(total) !== undefined || !parts;
  return hasTotal && !(stagesOf(values)[2]! > 0)
    ? [{ parameter: 'decay_steps', message: say('fairseq divides by the steps of the decay, which are 0.') }]
    : [];
}

function cosine(values: Given): (step: number) => number {
  const [rate, warm, longer, shrink] = [
    values.number('lr'),
    values.number('warmup_updates'),
    values.number('t_mult'),
    values.number('lr_shrink'),
  ];
  const lowest = Math.min(values.number('min_lr'), rate);
  const first = orElse(values.number('warmup_init_lr'), lowest);
  const written = values.number('lr_period_updates');
  const period = written > 0 ? written : values.number(total) - warm;
  return (step) => {
    if (step < warm) return first + (step * (rate - first)) / warm;
    const behind = step - warm;
    const index =
      longer === 1 ? Math.floor(behind / period) : Math.floor(Math.log(1 - (behind / period) * (1 - longer)) / Math.log(longer));
    const length = longer ** index * period;
    const start = longer === 1 ? index * period : ((1 - longer ** index) / (1 - longer)) * period;
    const factor = shrink ** index;
    return lowest * factor + 0.5 * (rate - lowest) * factor * (1 + Math.cos((Math.PI * (behind - start)) / length));
  };
}

const kinds: Readonly<Record<string, Kind>> = {
  tri_stage: {
    formula: 'init_lr_scale · lr → lr, lr, then lr · final_lr_scale^(t/decay)',
    summary: 'Rises, stays, and falls exponentially',
    parameters: [
      { name: phases, aliases: [], description: 'The parts of the run of the three stages', unit: 'none', kind: 'numbers', optional: true },
      ...['warmup_steps', 'hold_steps', 'decay_steps'].map((name) => updates(name, 'The updates of this stage')),
      numberOf('init_lr_scale', ...the.firstRatePart, { default: 0.01 }),
      numberOf('final_lr_scale', 'The last rate as a part of the rate', 'fraction', { default: 0.01, domain: { above: 0 } }),
    ],
    needsTotal: (has) => has(phases),
    rate: triStage,
    check: wrongStages,
  },
  cosine: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π t/period)) / 2, each period times lr_shrink',
    summary: 'Rises over the warm-up, and falls along half a cosine, in one period or more',
    note: 'A period behind the first one begins at lr · lr_shrink, which is 0.1 where it is left out. The warm-up begins at min_lr.',
    parameters: [
      updates('warmup_updates', warmUp),
      firstRate,
      numberOf('min_lr', ...the.lowestRate, { default: 0 }),
      numberOf('lr_period_updates', 'The updates of the first period; those of the run behind the warm-up', 'steps', {
        default: -1,
        isQuiet: true,
      }),
      numberOf('t_mult', 'What the length of a period is multiplied with for the next', 'factor', { default: 1, domain: { above: 0 } }),
      numberOf('lr_shrink', 'What the rate is multiplied with for the next period', 'factor', { default: 0.1 }),
    ],
    needsTotal: (has) => !has('lr_period_updates'),
    rate: cosine,
  },
  polynomial_decay: {
    formula: 'lr · t/W, then (lr − end) · (1 − (t − W)/(total_num_update − W))^power + end',
    summary: 'Rises over the warm-up, and falls along a power to end_learning_rate',
    parameters: [
      updates('warmup_updates', warmUp),
      numberOf('end_learning_rate', ...the.lastRate, { default: 0 }),
      numberOf('power', ...the.exponent, { default: 1 }),
      numberOf('total_num_update', 'The update at which the last rate is reached; that of the end of the run', 'steps', { optional: true }),
    ],
    needsTotal: (has) => !has('total_num_update'),
    rate: (values) => {
      const [top, last, warm] = [values.number('lr'), values.number('end_learning_rate'), values.number('warmup_updates')];
      const end = values.optional('total_num_update') ?? values.number(total);
      return (step) => {
        if (warm > 0 && step <= warm) return (top * step) / warm;
        return step >= end ? last : (top - last) * (1 - (step - warm) / (end - warm)) ** values.number('power') + last;
      };
    },
  },
  inverse_sqrt: {
    formula: 'lr · t/W, then lr · √(W/t)',
    summary: 'Rises over the warm-up, and falls with the square root of the update',
    parameters: [numberOf('warmup_updates', warmUp, 'steps', { default: 4000, domain: { above: 0 } }), firstRate],
    needsTotal: () => false,
    rate: (values) => {
      const [top, warm] = [values.number('lr'), values.number('warmup_updates')];
      const first = orElse(values.number('warmup_init_lr'), 0);
      return (step) => (step < warm ? first + (step * (top - first)) / warm : top * Math.sqrt(warm / step));
    },
  },
};

function definitionOf(name: string, has: (key: string) => boolean): Definition {
  const { parameters: own, needsTotal, rate, check, ...texts } = kinds[name]!;
  const isNeeded = needsTotal(has);
  const isInMultiples = !['min_lr', 'end_learning_rate', 'warmup_init_lr'].some(has);
  const parameters: readonly DefinedParameter[] = [
    selectorOf(selectorKey, Object.keys(kinds)),
    numberOf('lr', ...the.highestRate, {
      ask: 'What is the learning rate of the optimizer?',
      // What is not a multiple of it could not be drawn beside multiples.
      ...(isInMultiples && { role: 'base' }),
    }),
    numberOf(total, ...the.runUpdates, {
      role: 'total',
      domain: { min: 1 },
      from: (site) => stepsOfRun(site),
      ...(isNeeded ? askSteps : { optional: true }),
    }),
    ...own,
  ];
  return define({
    source: 'fairseq',
    readsNumbers: true,
    name,
    ...texts,
    parameters,
    // The updates of the stages and of the warm-up count whatever the run is.
    ...(name === 'inverse_sqrt' && { isInSteps: true }),
    check: (values) => check?.(given({ parameters }, values)) ?? [],
    value: rate,
    length: (values) => values.optional(total) ?? lengthWithoutRun(name, values),
    past: 'goes on',
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, has) : undefined),
  });
}

/** How much is shown of a schedule that does not depend on the run, where that is not known. */
function lengthWithoutRun(name: string, values: Given): number {
  if (name === 'tri_stage') return stagesOf(values).reduce((sum, part) => sum + part, 0);
  if (name === 'cosine') return values.number('warmup_updates') + values.number('lr_period_updates');
  return values.optional('total_num_update') ?? 10 * values.number('warmup_updates');
}

function stepsOfRun(site: Site) {
  const found = numberAt(site, `optimization.${total}`, total);
  // 0 and less are no limit.
  return found && found.value > 0 ? found : lengthFromSettings(site, total);
}

/** The learning rate of a config of fairseq. */
export const framework: Framework = {
  name: 'fairseq',
  reads: {
    field: 'language',
    library: 'fairseq',
    what: '`lr_scheduler` of a Hydra config, `--lr-scheduler` of a command line: tri_stage, cosine, polynomial_decay and inverse_sqrt',
    where: 'YAML, shell scripts',
  },
  language: ['yaml', 'shell'],
  marks: () => [selectorKey, '*_warmup_updates', '*_num_update', '*_max_update'],
  recognise: (site) => {
    const { node, place } = site;
    const root = configAround(site);
    if (root && node.kind === 'string' && place.path.join('.') === optionKey) return claimOptions(site, root);
    if (!root || node.kind !== 'mapping' || place.path.join('.') !== 'lr_scheduler') return undefined;
    const selector = entryOf(node, selectorKey)?.value;
    const name = selector && site.word(selector);
    return name !== undefined && Object.hasOwn(kinds, name) ? claimOf(site, root, node, name) : undefined;
  },
};

function claimOf(site: Site, root: MappingNode, node: MappingNode, name: string): Claim | undefined {
  const rate = rateIn(root);
  if (rate === 'several') return undefined;
  const written = entryArguments(node.entries, (key) => key !== selectorKey && key !== 'lr');
  const has = (key: string) => {
    const value = entryOf(node, key)?.value;
    const number = value && site.value(value);
    // A period of -1 is none.
    return value !== undefined && value.kind !== 'null' && !(number?.ok === true && Number(number.value) < 0);
  };
  const selector = entryOf(node, selectorKey)?.value;
  return {
    definition: definitionOf(name, has),
    arguments: [...written, ...(rate ? [rate] : [])],
    given: [chosenKind(selectorKey, name, selector)],
    isOpen: true,
  };
}

/** The key of the kind among options, which stand beside each other without sections. */
const optionKey = 'lr_scheduler';

/** Options of fairseq alone, beside which the kind is one of its own. */
const ownOptions = ['warmup_updates', 'total_num_update', total, 'lr_period_updates', 'phase_ratio'];

function claimOptions(site: Site, root: MappingNode): Claim | undefined {
  const name = site.word(site.node);
  const rate = entryOf(root, 'lr')?.value;
  const has = (key: string) => entryOf(root, key) !== undefined;
  // Several rates, of which each epoch has one, are a text: 0.1,0.2.
  const isKnown = name !== undefined && Object.hasOwn(kinds, name) && rate?.kind !== 'string' && rate?.kind !== 'list';
  if (!isKnown || !ownOptions.some(has)) return undefined;
  return {
    definition: definitionOf(name, has),
    arguments: entryArguments(root.entries, (key) => key !== optionKey),
    given: [chosenKind(selectorKey, name, site.node)],
    isOpen: true,
  };
}

/** The rate, which is a list with one rate; those of several epochs are no single one. */
function rateIn(root: MappingNode): Argument | 'several' | undefined {
  const entry = entryAlong(root, 'optimization.lr');
  if (!entry?.key) return undefined;
  const { key, value } = entry;
  if (value.kind === 'list' && value.items.length !== 1) return 'several';
  return { name: key, value: value.kind === 'list' ? value.items[0]! : value, range: { from: key.range.from, to: value.range.to } };
}
