// Hugging Face's Trainer in a config: `lr_scheduler_type` with the keys beside it.
import { numberValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Framework } from '../../language/find/framework';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { numberOf } from '../parameters';
import { literal } from '../../language/resolve/origin';
import { type Multiplier, multipliers, type RunShape } from './multipliers';

const key = 'lr_scheduler_type';

/** The parameters of every schedule of a Trainer. */
const shared: readonly DefinedParameter[] = [
  {
    name: key,
    aliases: [],
    description: 'The kind of schedule',
    unit: 'none',
    kind: 'choice',
    role: 'selector',
    choices: Object.keys(multipliers),
  },
  numberOf('learning_rate', 'The highest rate', 'rate', { role: 'base', default: 5e-5 }),
  numberOf('max_steps', 'The optimizer steps of the run', 'steps', {
    role: 'total',
    ask: 'How many optimizer steps does the run have?',
    from: (site) => site.run.total('max_steps'),
  }),
  numberOf('warmup_steps', 'The steps of the warm-up; below 1 a part of the run', 'steps or fraction', { default: 0, domain: { min: 0 } }),
  numberOf('warmup_ratio', 'The part of the run that warms up', 'fraction', { optional: true, isQuiet: true, domain: { min: 0, max: 1 } }),
];

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(multipliers).map(([name, multiplier]) => [name, definitionOf(name, multiplier)]),
);

function definitionOf(name: string, multiplier: Multiplier): Definition {
  const { formula, summary, note, parameters = [] } = multiplier;
  return {
    source: 'transformers',
    name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: [...shared, ...parameters],
    curves: (given) => [{ quantity: 'lr', schedule: scheduleOf(multiplier, given) }],
    select: (word) => definitions.get(word),
  };
}

function scheduleOf({ rise = (step, { warmup }) => step / Math.max(1, warmup), at }: Multiplier, given: ParameterValues) {
  const values: ParameterValues = { learning_rate: 5e-5, ...given };
  const [rate, total] = [numberValue(values, 'learning_rate'), numberValue(values, 'max_steps')];
  const run: RunShape = { total, rate, values, warmup: warmupOf(values, total) };
  return wholeSteps((step) => rate * (step < run.warmup ? rise(step, run) : at(step, run)), { totalSteps: total });
}

/** The steps of the warm-up: those that are given, or else the part of the run, rounded up. */
function warmupOf({ warmup_steps: steps = 0, warmup_ratio: ratio = 0 }: ParameterValues, total: number): number {
  if (Number(steps) >= 1) return Math.floor(Number(steps));
  return Math.ceil(total * (Number(steps) > 0 ? Number(steps) : Number(ratio)));
}

/** The learning rate of a Trainer. */
export const framework: Framework = {
  name: 'huggingFace',
  marks: () => [key],
  recognise: (site) => {
    const { node, place, options } = site;
    const around = place.ancestors.at(-1);
    if (!options.bareWords || place.path.at(-1) !== key || !around || around.scope) return undefined;
    const word = site.word(node);
    const definition = word === undefined ? undefined : definitions.get(word);
    if (!definition) return undefined;
    const selector = { name: key, value: word!, node, origin: literal, literal: node.range };
    return { definition, arguments: argumentsIn(around), given: [selector], isOpen: true };
  },
};

/** The keys beside `lr_scheduler_type`, and those of `lr_scheduler_kwargs`. */
function argumentsIn({ entries }: MappingNode): readonly Argument[] {
  return entries.flatMap(({ key: name, value }) => {
    if (!name || name.text === key) return [];
    if (name.text === 'lr_scheduler_kwargs') return value.kind === 'mapping' ? argumentsIn(value) : [];
    // A limit of -1 is none.
    return name.text === 'max_steps' ? [] : [{ name, value, range: { from: name.range.from, to: value.range.to } }];
  });
}
