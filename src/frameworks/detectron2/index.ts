// detectron2's YAML, and that of what it came from: the SOLVER section (detectron2 at 02b5c4e, solver/build.py, config/defaults.py), on the schedulers of fvcore.
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import { asNumber } from '../../language/resolve/values';
import type { MappingNode } from '../../language/tree/tree';
import { define, type Given } from '../shared/define';
import { cosine, multiStep, type OfPart, powers, steps, warmedUp } from '../fvcore/multipliers';
import { selectorOf, settingOf, switchOf, wordOf } from '../shared/parameters';
import { entryArguments } from '../shared/entryArguments';
import * as the from '../shared/usual';
import { isMaskRcnnBenchmark, maskRcnnDefinition } from './maskRcnnBenchmark';

const section = 'SOLVER';
const word = 'LR_SCHEDULER_NAME';
const stepsKey = 'STEPS';

/** Keys of other projects that have a section of this name, too; detectron2 counts no epochs. */
const foreign = ['LR_POLICY', 'MAX_EPOCH', 'MAX_EPOCHS', 'SCHED', 'SCHEDULE', 'OPTIMIZER_NAME', 'TOTAL_EPOCHS', 'LR', 'LR_STEPS'];
const ofEpochs = 'EPOCH';
const own = ['BASE_LR', 'MAX_ITER', stepsKey, word, 'WARMUP_ITERS', 'WARMUP_METHOD'];

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** The part of the rate at an iteration. */
  readonly factor: (values: Given) => (step: number) => number;
  /** What comes past MAX_ITER. */
  readonly past: Schedule['past'];
}

const kinds: Readonly<Record<string, Kind>> = {
  WarmupMultiStepLR: {
    formula: 'BASE_LR · GAMMA^#{STEPS ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at each of STEPS',
    note: 'Steps behind MAX_ITER are left out. The iteration behind MAX_ITER raises an error.',
    factor: behindWarmUp((values) => {
      const length = values.number('MAX_ITER');
      const milestones = values.numbers(stepsKey).filter((milestone) => milestone <= length);
      return multiStep(powersOf(values.number('GAMMA'), milestones.length), milestones, length);
    }),
    past: 'fails',
  },
  WarmupCosineLR: {
    formula: 'END + (BASE_LR − END) · (1 + cos(π t/MAX_ITER)) / 2',
    summary: 'Rises over the warm-up, into half a cosine that began with the run',
    note: 'Past MAX_ITER it rises again.',
    factor: behindWarmUp((values) => cosine(1, values.number('BASE_LR_END') / values.number('BASE_LR'))),
    past: 'goes on',
  },
  WarmupStepWithFixedGammaLR: {
    formula: 'BASE_LR · GAMMA^⌊(NUM_DECAYS + 1) · t/MAX_ITER⌋',
    summary: 'Rises over the warm-up, and falls by a factor NUM_DECAYS times, in equal parts of the run',
    note: 'Iteration MAX_ITER raises an error.',
    factor: behindWarmUp((values) => steps(powers(1, values.number('GAMMA'), values.number('NUM_DECAYS')))),
    past: 'fails',
  },
  // That of its projects/DeepLab, which Mask2Former, OneFormer and others took over.
  WarmupPolyLR: {
    formula: 'BASE_LR · warm-up · (1 − t/MAX_ITER)^POLY_LR_POWER',
    summary: 'Falls with a power of what is left of the run, while the warm-up multiplies it',
    note: 'POLY_LR_CONSTANT_ENDING is a part of the rate, below which it does not fall. The iteration behind MAX_ITER raises an error, unless the power is a whole number.',
    factor: polynomial,
    past: 'goes on',
  },
};

/** A part of the run that a warm-up leads to, as fvcore has it: it replaces what comes before its end. */
function behindWarmUp(multiplier: (values: Given) => OfPart): Kind['factor'] {
  return (values) => {
    const length = values.number('MAX_ITER');
    const at = warmedUp(multiplier(values), {
      share: Math.min(values.number('WARMUP_ITERS') / length, 1),
      factor: values.number('WARMUP_FACTOR'),
      isConstant: values.word('WARMUP_METHOD') === 'constant',
      isRescaled: values.is('RESCALE_INTERVAL'),
    });
    return (step) => at(step / length);
  };
}

function polynomial(values: Given): (step: number) => number {
  const [length, power, end] = [values.number('MAX_ITER'), values.number('POLY_LR_POWER'), values.number('POLY_LR_CONSTANT_ENDING')];
  const [warm, first, isConstant] = [
    values.number('WARMUP_ITERS'),
    values.number('WARMUP_FACTOR'),
    values.word('WARMUP_METHOD') === 'constant',
  ];
  const warmUp = (step: number): number => (step >= warm ? 1 : isConstant ? first : first * (1 - step / warm) + step / warm);
  return (step) => {
    const [factor, left] = [warmUp(step), (1 - step / length) ** power];
    return end > 0 && factor === 1 && left < end ? end : factor * left;
  };
}

/** GAMMA to the power of 0, 1, 2... */
const powersOf = (factor: number, count: number): readonly number[] => Array.from({ length: count + 1 }, (_, power) => factor ** power);

const parameters: readonly DefinedParameter[] = [
  selectorOf(word, Object.keys(kinds)),
  settingOf('BASE_LR', 'The rate', 'rate', 0.001),
  settingOf('BASE_LR_END', 'The last rate of a cosine', 'rate', 0),
  settingOf('MAX_ITER', ...the.runIterations, 40_000, { role: 'total', optional: true, domain: { above: 0 } }),
  {
    name: stepsKey,
    aliases: [],
    description: 'The iterations at which the rate falls',
    unit: 'none',
    kind: 'numbers',
    default: [30_000],
  },
  settingOf('GAMMA', ...the.fallFactor, 0.1),
  settingOf('NUM_DECAYS', 'How often the rate falls', 'count', 3, { domain: { min: 1, max: 1e5, integer: true } }),
  settingOf('POLY_LR_POWER', 'The power of what is left of the run', 'none', 0.9, { domain: { above: 0 } }),
  settingOf('POLY_LR_CONSTANT_ENDING', 'The part of the rate that is left at the end', 'factor', 0),
  settingOf('WARMUP_ITERS', 'The iterations of the warm-up', 'steps', 1000, { domain: { min: 0 } }),
  settingOf('WARMUP_FACTOR', ...the.firstRatePart, 0.001),
  wordOf('WARMUP_METHOD', 'The shape of the warm-up', ['linear', 'constant']),
  switchOf('RESCALE_INTERVAL', 'Whether the schedule begins behind the warm-up', false),
];

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

function definitionOf(name: string, { factor, past, ...texts }: Kind): Definition {
  return define({
    ...texts,
    source: 'detectron2',
    readsNumbers: true,
    name,
    parameters,
    check: ({ BASE_LR: rate = 0.001, BASE_LR_END: end = 0 }): readonly ParameterProblem[] =>
      name === 'WarmupCosineLR' && !(Number(end) >= 0 && Number(end) <= Number(rate))
        ? [{ parameter: 'BASE_LR_END', message: say('BASE_LR_END must be between 0 and BASE_LR.') }]
        : [],
    value: (values) => {
      const [rate, at] = [values.number('BASE_LR'), factor(values)];
      return (step) => rate * at(step);
    },
    length: (values) => values.number('MAX_ITER') - (name === 'WarmupStepWithFixedGammaLR' ? 1 : 0),
    past,
    select: (other) => definitions.get(other),
  });
}

/** The rate of a detectron2 config. */
export const framework: Framework = {
  name: 'detectron2',
  reads: {
    field: 'vision',
    library: 'detectron2, maskrcnn-benchmark and GLIP',
    what: 'the `SOLVER` section of a config; that of FCOS, too',
    where: 'YAML, with `_BASE_`',
  },
  marks: () => [section],
  recognise: (site) => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.at(-1) !== section) return undefined;
    return ofSection(site.inside(node), node);
  },
};

/** The claim of a section, whose keys may stand in the files that the config builds on; undefined where one of these cannot be read. */
function ofSection(site: Site, node: MappingNode): Claim | undefined {
  const at = (name: string) => site.at(`.${name}`);
  const has = (name: string) => at(name) !== undefined;
  const isOlder = isMaskRcnnBenchmark(site);
  const isForeign = foreign.some(has) || node.entries.some(({ key }) => key?.text.includes(ofEpochs));
  if (!own.some(has) || (isForeign && !isOlder)) return undefined;
  const isWhole = ['BASE_LR', 'MAX_ITER', word].every((name) => entryOf(node, name) !== undefined);
  if (!isWhole && (site.options.parents?.unread.length ?? 0) > 0) return undefined;
  const list = at(stepsKey);
  const milestones = list && milestonesOf(list);
  const ownList = entryOf(node, stepsKey)?.value;
  const stepsGiven = milestones ? [{ name: stepsKey, value: milestones, node: ownList, origin: literal, literal: undefined }] : [];
  const others = entryArguments(node.entries, (key, value) => key !== word && !(milestones && value === ownList));
  if (isOlder) {
    const definition = maskRcnnDefinition(site, has);
    return definition && { definition, arguments: others, given: stepsGiven, isOpen: true };
  }
  const written = at(word);
  const name = written ? written.word(written.node) : 'WarmupMultiStepLR';
  const definition = name === undefined ? undefined : definitions.get(name);
  if (!definition) return undefined;
  const ownWord = entryOf(node, word)?.value;
  const chosen = { name: word, value: name!, node: ownWord, origin: literal, literal: ownWord?.range };
  return { definition, arguments: others, given: [chosen, ...stepsGiven], isOpen: true };
}

/** `(60000, 80000)` is text in YAML, and a tuple for yacs. */
function milestonesOf(site: Site): readonly number[] | undefined {
  const result = site.value(site.node);
  if (!result.ok || typeof result.value !== 'string') return undefined;
  const inside = /^\(([^()]*)\)$/.exec(result.value.trim())?.[1];
  const numbers = inside
    ?.split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => asNumber(part));
  return numbers?.every((number) => number !== undefined) === true ? numbers : undefined;
}
