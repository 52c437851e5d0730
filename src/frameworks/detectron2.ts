// detectron2's YAML: the SOLVER section (detectron2 at 02b5c4e, solver/build.py, config/defaults.py), on the schedulers of fvcore.
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import { literal } from '../language/resolve/origin';
import { asNumber } from '../language/resolve/values';
import type { MappingNode, Node } from '../language/tree/tree';
import { define, type Given } from './shared/define';
import { cosine, multiStep, type OfPart, powers, steps, warmedUp } from './fvcore/multipliers';
import { selectorOf, settingOf, switchOf, wordOf } from './shared/parameters';
import { entryArguments } from './shared/entryArguments';
import * as the from './shared/usual';

const section = 'SOLVER';
const word = 'LR_SCHEDULER_NAME';
const stepsKey = 'STEPS';

/** Keys of other projects that have a section of this name, too. */
const foreign = ['LR_POLICY', 'MAX_EPOCH', 'MAX_EPOCHS', 'SCHED', 'OPTIMIZER_NAME', 'TOTAL_EPOCHS'];
const own = ['BASE_LR', 'MAX_ITER', stepsKey, word, 'WARMUP_ITERS', 'WARMUP_METHOD'];

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly multiplier: (values: Given) => OfPart;
}

const kinds: Readonly<Record<string, Kind>> = {
  WarmupMultiStepLR: {
    formula: 'BASE_LR · GAMMA^#{STEPS ≤ t}',
    summary: 'Rises over the warm-up, and falls by a factor at each of STEPS',
    note: 'Steps behind MAX_ITER are left out. The iteration behind MAX_ITER raises an error.',
    multiplier: (values) => {
      const length = values.number('MAX_ITER');
      const milestones = values.numbers(stepsKey).filter((milestone) => milestone <= length);
      return multiStep(powersOf(values.number('GAMMA'), milestones.length), milestones, length);
    },
  },
  WarmupCosineLR: {
    formula: 'END + (BASE_LR − END) · (1 + cos(π t/MAX_ITER)) / 2',
    summary: 'Rises over the warm-up, into half a cosine that began with the run',
    note: 'Past MAX_ITER it rises again.',
    multiplier: (values) => cosine(1, values.number('BASE_LR_END') / values.number('BASE_LR')),
  },
  WarmupStepWithFixedGammaLR: {
    formula: 'BASE_LR · GAMMA^⌊(NUM_DECAYS + 1) · t/MAX_ITER⌋',
    summary: 'Rises over the warm-up, and falls by a factor NUM_DECAYS times, in equal parts of the run',
    note: 'Iteration MAX_ITER raises an error.',
    multiplier: (values) => steps(powers(1, values.number('GAMMA'), values.number('NUM_DECAYS'))),
  },
};

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
  settingOf('WARMUP_ITERS', 'The iterations of the warm-up', 'steps', 1000, { domain: { min: 0 } }),
  settingOf('WARMUP_FACTOR', ...the.firstRatePart, 0.001),
  wordOf('WARMUP_METHOD', 'The shape of the warm-up', ['linear', 'constant']),
  switchOf('RESCALE_INTERVAL', 'Whether the schedule begins behind the warm-up', false),
];

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

function definitionOf(name: string, { multiplier, ...texts }: Kind): Definition {
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
      const [rate, length] = [values.number('BASE_LR'), values.number('MAX_ITER')];
      const at = warmedUp(multiplier(values), {
        share: Math.min(values.number('WARMUP_ITERS') / length, 1),
        factor: values.number('WARMUP_FACTOR'),
        isConstant: values.word('WARMUP_METHOD') === 'constant',
        isRescaled: values.is('RESCALE_INTERVAL'),
      });
      return (step) => rate * at(step / length);
    },
    length: (values) => values.number('MAX_ITER') - (name === 'WarmupStepWithFixedGammaLR' ? 1 : 0),
    past: name === 'WarmupCosineLR' ? 'goes on' : 'fails',
    select: (other) => definitions.get(other),
  });
}

/** The rate of a detectron2 config. */
export const framework: Framework = {
  name: 'detectron2',
  reads: { library: 'detectron2', what: 'the `SOLVER` section of a config', where: 'YAML' },
  marks: () => [section],
  recognise: (site) => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.at(-1) !== section) return undefined;
    const has = (name: string) => entryOf(node, name) !== undefined;
    return own.some(has) && !foreign.some(has) ? ofSection(site.inside(node), node) : undefined;
  },
};

function ofSection(site: Site, node: MappingNode): Claim | undefined {
  const written = entryOf(node, word)?.value;
  const name = written ? site.word(written) : 'WarmupMultiStepLR';
  const definition = name === undefined ? undefined : definitions.get(name);
  if (!definition) return undefined;
  const list = entryOf(node, stepsKey)?.value;
  const milestones = list && milestonesOf(site, list);
  const given = [
    { name: word, value: name!, node: written, origin: literal, literal: written?.range },
    ...(milestones ? [{ name: stepsKey, value: milestones, node: list, origin: literal, literal: undefined }] : []),
  ];
  const others = entryArguments(node.entries, (name, value) => name !== word && !(milestones && value === list));
  return { definition, arguments: others, given, isOpen: true };
}

/** `(60000, 80000)` is text in YAML, and a tuple for yacs. */
function milestonesOf(site: Site, node: Node): readonly number[] | undefined {
  const result = site.value(node);
  if (!result.ok || typeof result.value !== 'string') return undefined;
  const inside = /^\(([^()]*)\)$/.exec(result.value.trim())?.[1];
  const numbers = inside
    ?.split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => asNumber(part));
  return numbers?.every((number) => number !== undefined) === true ? numbers : undefined;
}
