// verl: the `optim` sections of its YAML, and what command lines set in them (volcengine/verl at b178a3c, workers/fsdp_workers.py, trainer/fsdp_sft_trainer.py,
// utils/torch_functional.py, trainer/config/optim).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, type Given } from './shared/define';
import { keyedFramework, type Keys } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';
import { entryOf } from '../language/resolve/lookUp';
import { numberIn } from '../language/resolve/value';
import type { MappingNode } from '../language/tree/tree';
import { pathText } from '../language/tree/walk';

const [ratio, warmUp, lowest, cycles, total] = [
  'lr_warmup_steps_ratio',
  'lr_warmup_steps',
  'min_lr_ratio',
  'num_cycles',
  'total_training_steps',
] as const;

/** The keys that name the kind, the one that wins first: of the actor and the critic, their older name, and of supervised fine-tuning. */
const selectors = ['warmup_style', 'lr_scheduler_type', 'lr_scheduler'] as const;
type Selector = (typeof selectors)[number];

/** How a run goes: its length and that of the warm-up in steps, the last factor and the waves of a cosine. */
interface Run {
  readonly length: number;
  readonly warm: number;
  readonly low: number;
  readonly turns: number;
}

/** What is known of a section. */
interface Known {
  /** The curve depends on the length of the run. */
  readonly needsLength: boolean;
  /** The kind is that of the config of verl which it changes. */
  readonly isDefault: boolean;
}

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly selectors: readonly Selector[];
  /** The factor behind the warm-up. */
  readonly factor: (run: Run) => (step: number) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  constant: {
    formula: 'lr · t/W, then lr',
    summary: 'Rises over the warm-up and stays',
    selectors: ['warmup_style', 'lr_scheduler_type'],
    factor: () => () => 1,
  },
  cosine: {
    formula: 'lr · t/W, then lr · max(min, (1 + min)/2 + (1 − min)/2 · cos(2π · num_cycles · (t − W)/(T − W)))',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    selectors,
    factor: ({ length, warm, low, turns }) => {
      const rest = Math.max(1, length - warm);
      return (step) => Math.max(low, (1 + low) * 0.5 + (1 - low) * 0.5 * Math.cos(Math.PI * turns * 2 * ((step - warm) / rest)));
    },
  },
  wsd: {
    formula: 'lr · t/W, lr over nine tenths of the rest, then half a cosine to 0',
    summary: 'Rises over the warm-up, stays, and falls over the last tenth of the rest',
    selectors: ['lr_scheduler'],
    factor: ({ length, warm }) => {
      const rest = Math.max(0, length - warm);
      const stable = Math.trunc(rest * 0.9);
      return (step) => {
        const behind = step - warm - stable;
        if (behind < 0) return 1;
        return step < length ? 0.5 * (1 + Math.cos((Math.PI * behind) / Math.max(1, rest - stable))) : 0;
      };
    },
  },
};

const steps = (values: Given): number => values.optional(total) ?? 0;

/** The steps of the warm-up: below 0 a part of the run. */
function warmUpOf(values: Given): number {
  const given = values.number(warmUp);
  return Math.trunc(given < 0 ? values.number(ratio) * steps(values) : given);
}

function parametersOf(name: string, selector: Selector, { needsLength, isDefault }: Known): readonly DefinedParameter[] {
  const names = Object.keys(kinds).filter((each) => kinds[each]!.selectors.includes(selector));
  // The trainer of supervised fine-tuning hands neither of these on.
  const isRead = name === 'cosine' && selector !== 'lr_scheduler';
  const readBy = { isIgnored: !isRead, isQuiet: !isRead };
  return [
    selectorOf(selector, names, isDefault ? { default: name } : {}),
    numberOf('lr', ...the.highestRate, { role: 'base' }),
    settingOf(ratio, ...the.warmUpPart, 0, { domain: { min: 0 } }),
    ...(selector === 'lr_scheduler' ? [] : [settingOf(warmUp, 'The steps of the warm-up; below 0 the ratio counts', 'steps', -1)]),
    settingOf(lowest, ...the.lastRateFactor, 0, { domain: { min: 0, max: 1 }, ...readBy }),
    settingOf(cycles, 'How many whole waves the cosine has', 'count', 0.5, readBy),
    numberOf(total, ...the.runSteps, {
      role: 'total',
      domain: { min: 1 },
      from: (site) => site.run.total(total) ?? lengthFromSettings(site, total),
      ...(needsLength ? askSteps : { optional: true, isQuiet: true }),
    }),
  ];
}

function definitionOf(name: string, selector: Selector, known: Known): Definition {
  const { factor, formula, summary } = kinds[name]!;
  return define({
    source: 'verl',
    readsNumbers: true,
    name,
    formula,
    summary,
    note:
      selector === 'lr_scheduler'
        ? 'The warm-up is a part of the run, rounded down.'
        : 'In reinforcement learning a step is one of the trainer: all updates of its mini-batches have the same rate.',
    parameters: parametersOf(name, selector, known),
    value: (values) => {
      const [top, warm] = [values.number('lr'), selector === 'lr_scheduler' ? partOf(values) : warmUpOf(values)];
      const isTuning = selector === 'lr_scheduler';
      const [low, turns] = isTuning ? [0, 0.5] : [values.number(lowest), values.number(cycles)];
      const behind = factor({ length: steps(values), warm, low, turns });
      return (step) => top * (step < warm ? step / Math.max(1, warm) : behind(step));
    },
    length: (values) => values.optional(total) ?? Math.max(1, 5 * warmUpOf(values)),
    past: name === 'cosine' ? 'goes on' : 'holds',
  });
}

const partOf = (values: Given): number => Math.trunc(values.number(ratio) * steps(values));

/** The number that stands at a key. */
function numberAt({ site, node }: Keys, way: string): number | undefined {
  const found = node(way);
  return numberIn(found && site.value(found));
}

/** Whether the curve depends on the length of the run. */
const needsLength = (keys: Keys, name: string): boolean =>
  name !== 'constant' || ((numberAt(keys, warmUp) ?? -1) < 0 && keys.has(ratio) && numberAt(keys, ratio) !== 0);

/**
 * Whether keys stand where the configs of reinforcement learning have the optimizer of an actor or a critic, so that all that they do not say is as there: they
 * stay at the rate behind the warm-up, and the trainer counts the steps. Those of Megatron have had another default.
 */
function isOfRole({ site, has }: Keys): boolean {
  const { ancestors, path } = site.place;
  const role = ancestors.at(-2);
  const says = (mapping: MappingNode | undefined, key: string): string => {
    const value = mapping && entryOf(mapping, key)?.value;
    return (value && site.word(value)) ?? '';
  };
  const isMegatron =
    says(role, 'strategy') === 'megatron' ||
    says(ancestors[0], 'config_name').includes('megatron') ||
    (role !== undefined && entryOf(role, 'megatron') !== undefined);
  return /^(?:actor_rollout_ref\.actor|critic)\.optim$/.test(pathText(path.slice(0, -1))) && !isMegatron && !has(total);
}

/** The rates of a config of verl. */
export const framework: Framework = keyedFramework({
  name: 'verl',
  reads: {
    field: 'language',
    library: 'verl',
    what: 'the `optim` sections of a config: `lr_scheduler_type` (`warmup_style`), and `lr_scheduler` of supervised fine-tuning',
    where: 'YAML, shell scripts',
  },
  language: ['yaml', 'shell'],
  marks: [...selectors, warmUp, ratio],
  at: [...selectors, warmUp, ratio],
  kinds: (keys) => {
    const { has, word } = keys;
    const target = word('_target_');
    // What its other engines read beside these.
    const isOther = ['learning_rate', 'lr_min', 'lr_start', 'lr_decay_ratio', 'lr_decay_style', 'lr_decay_steps'].some(has);
    // RLinf's have all in one section.
    const isWhole = has('lr_scheduler') && has(total);
    if (!has('lr') || isOther || isWhole || (target !== undefined && !target.endsWith('FSDPOptimizerConfig'))) return [];
    const written = selectors.find(has);
    const isDefault = written === undefined;
    if (!(written && has(ratio)) && !isOfRole(keys)) return [];
    // Without a warm-up it is the same all the time.
    const warms = [warmUp, ratio].find((key) => has(key) && !((numberAt(keys, key) ?? 1) <= 0));
    const selector = written ?? 'lr_scheduler_type';
    const name = isDefault ? 'constant' : word(selector);
    if (name === 'constant' && warms === undefined && (isDefault || !has(ratio))) return [];
    if (name === undefined || !Object.hasOwn(kinds, name) || !kinds[name]!.selectors.includes(selector)) return [];
    return [
      {
        definition: definitionOf(name, selector, { needsLength: needsLength(keys, name), isDefault }),
        at: [written ?? warms!],
        ...(isDefault && { label: 'lr' }),
        // Its own defaults, which its configs write out, are not worth a word where they do not count.
        ways: [
          ...[selector, 'lr', ratio, warmUp],
          ...(numberAt(keys, lowest) === 0 ? [] : [lowest]),
          ...(numberAt(keys, cycles) === 0.5 ? [] : [cycles]),
        ],
      },
    ];
  },
});
