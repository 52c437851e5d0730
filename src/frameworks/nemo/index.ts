// NeMo: the scheduler in the `sched` of an optimizer (NVIDIA/NeMo at 8cfedd7, core/optim/lr_scheduler.py, core/classes/modelPT.py).
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, MappingNode } from '../../language/tree/tree';
import { chosenKind, numberAt } from '../shared/configKeys';
import { lengthFromSettings } from '../shared/run/fromSettings';
import { define, given, type Given } from '../shared/define';
import { askSteps, numberOf, selectorOf } from '../shared/parameters';
import { countOf, held, kinds, type Run, warmUp } from './kinds';
import * as the from '../shared/usual';

const total = 'max_steps';
const unreadTotal = 'sched.max_steps';

/** The steps of the run: those of the trainer, else those of the scheduler, else those of the epochs. */
function stepsOfRun(site: Site): FoundParameter | undefined {
  const [ofTrainer, own] = [numberAt(site, 'trainer.max_steps', total), ownSteps(site)];
  if (ofTrainer && ofTrainer.value >= 0) return ofTrainer;
  if (own) return own.value >= 0 ? own : undefined;
  const epochs = numberAt(site, 'trainer.max_epochs', total);
  const { stepsPerEpoch } = site.options.run ?? {};
  if (stepsPerEpoch === undefined || !epochs) return lengthFromSettings(site, total);
  const perEpoch = { value: stepsPerEpoch, origin: { kind: 'setting', name: 'stepsPerEpoch' } } as const;
  return fromElsewhere(total, { value: epochs.value * stepsPerEpoch, origin: { kind: 'epochs', epochs, perEpoch } });
}

/** What `sched` itself says of the steps of the run. */
function ownSteps(site: Site): (FoundParameter & { readonly value: number }) | undefined {
  const sched = site.place.ancestors.at(-1);
  const node = sched && entryOf(sched, total)?.value;
  const result = node && site.value(node);
  return result?.ok === true && typeof result.value === 'number'
    ? { name: total, value: result.value, node, origin: result.origin, literal: result.literal }
    : undefined;
}

function definitionOf(name: string, hasLowest: boolean, isEndless: boolean): Definition {
  const { parameters: own = [], hasHold, lowestByDefault = 0, rise, at, note, ...texts } = kinds[name]!;
  const isNoam = name === 'NoamAnnealing';
  const parameters: readonly DefinedParameter[] = [
    selectorOf('name', Object.keys(kinds)),
    numberOf('lr', isNoam ? 'The factor of the rate' : 'The highest rate', isNoam ? 'factor' : 'rate', {
      ask: 'What is the learning rate of the optimizer?',
      // What is not a multiple of it could not be drawn beside multiples.
      ...(!hasLowest && lowestByDefault === 0 && { role: 'base' }),
    }),
    numberOf(total, 'The optimizer steps of the run', 'steps', {
      role: 'total',
      ...(isEndless && { optional: true }),
      from: stepsOfRun,
      ...askSteps,
      domain: { min: 1, integer: true },
    }),
    ...warmUp,
    ...(hasHold ? held : []),
    ...own,
    numberOf('min_lr', ...the.lowestRate, { default: lowestByDefault }),
    numberOf(unreadTotal, 'The steps of the scheduler, which those of the trainer replace', 'count', {
      optional: true,
      isQuiet: true,
      isIgnored: true,
    }),
  ];
  const runOf = (values: Given): Run => {
    const length = values.optional(total) ?? NaN;
    const warm = countOf(values, 'warmup', length);
    const hold =
      hasHold && (values.optional('hold_steps') ?? values.optional('hold_ratio')) !== undefined
        ? countOf(values, 'hold', length) + warm
        : 0;
    return { top: values.number('lr'), lowest: values.number('min_lr'), length, warm, hold, values };
  };
  return define({
    source: 'nemo',
    readsNumbers: true,
    name,
    ...texts,
    ...(note !== undefined && { note }),
    parameters,
    check: (values) => problemsOf(name, given({ parameters }, values)),
    value: (values) => {
      const run = runOf(values);
      if (isNoam) return (step) => at(step, run);
      return (step) => {
        if (step <= run.warm && run.warm > 0) return rise?.(step, run) ?? (run.top * (step + 1)) / (run.warm + 1);
        if (step < run.hold) return run.top;
        return step > run.length ? run.lowest : at(step, run);
      };
    },
    length: (values) => values.optional(total) ?? 10 * (countOf(values, 'warmup', 0) || 1000),
    past: 'goes on',
    ...(isEndless && { isEndless }),
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, hasLowest, false) : undefined),
  });
}

function problemsOf(name: string, values: Given): readonly ParameterProblem[] {
  const isGiven = (key: string) => values.optional(key) !== undefined;
  for (const key of ['warmup', 'hold', 'constant'])
    if (isGiven(`${key}_steps`) && isGiven(`${key}_ratio`)) {
      const args = { steps: `${key}_steps`, ratio: `${key}_ratio` };
      return [{ parameter: `${key}_ratio`, message: say('Only one of {steps} and {ratio} may be given.', args) }];
    }
  const isBelow = /^(?:Cosine|Noam)Annealing$/.test(name) && (values.optional('lr') ?? Infinity) < values.number('min_lr');
  if (isBelow) return [{ parameter: 'min_lr', message: say('min_lr must not be more than lr.') }];
  const warm = countOf(values, 'warmup', values.optional(total) ?? Infinity);
  return name === 'NoamHoldAnnealing' && !(warm > 0)
    ? [{ parameter: 'name', message: say('{kind} needs a warm-up.', { kind: name }) }]
    : [];
}

/** The learning rate of a model of NeMo. */
export const framework: Framework = {
  name: 'nemo',
  reads: { field: 'language', library: 'NeMo', what: '`optim.sched` of a config', where: 'YAML' },
  language: 'yaml',
  marks: () => Object.keys(kinds),
  recognise: (site) => {
    const { node, place, options } = site;
    const optimizer = place.ancestors.at(-1);
    if (!options.bareWords || node.kind !== 'mapping' || !optimizer || place.path.at(-1) !== 'sched') return undefined;
    const selector = entryOf(node, 'name')?.value;
    const name = selector && site.word(selector);
    // Arguments in a mapping of their own, by the class of its parameters.
    if (name === undefined || !Object.hasOwn(kinds, name) || entryOf(node, 'args')) return undefined;
    return claimOf(site, node, optimizer, name);
  },
};

function claimOf(site: Site, node: MappingNode, optimizer: MappingNode, name: string): Claim {
  const definition = definitionOf(name, entryOf(node, 'min_lr') !== undefined, isEndless(name, node));
  const rate = entryOf(optimizer, 'lr');
  const steps = numberAt(site, 'trainer.max_steps', total);
  const isReplaced = steps !== undefined && steps.value >= 0;
  const written = [...node.entries, ...(rate ? [rate] : [])].flatMap(({ key, value }): readonly Argument[] => {
    if (!key || key.text === 'name') return [];
    const isTotal = key.text === total;
    // An unset one says nothing.
    if (isTotal && !(isReplaced && value.kind === 'number' && value.value >= 0 && value.value !== steps.value)) return [];
    return [{ name: isTotal ? { ...key, text: unreadTotal } : key, value, range: { from: key.range.from, to: value.range.to } }];
  });
  return { definition, arguments: written, given: [chosenKind('name', name, entryOf(node, 'name')?.value)], isOpen: true };
}

/** A Noam with a warm-up in steps is the same however long the run is. */
const isEndless = (name: string, node: MappingNode): boolean =>
  name === 'NoamAnnealing' && /number|reference/.test(entryOf(node, 'warmup_steps')?.value.kind ?? '');
