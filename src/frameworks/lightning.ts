// Lightning's `configure_optimizers` (2.6): it steps a scheduler once an epoch, unless the dictionary around it says otherwise.
import { say } from '../core/message';
import type { DefinedParameter, Definition } from '../language/find/definition';
import { byDefault, fromElsewhere, type Problem } from '../language/find/found';
import type { Claim, Framework } from '../language/find/framework';
import { problem } from '../language/find/problems';
import type { Site } from '../language/find/site';
import { entriesNamed, entryOf } from '../language/resolve/lookUp';
import { numberIn } from '../language/resolve/value';
import type { CallNode, MappingNode, Node } from '../language/tree/tree';
import { atRoot, childrenOf } from '../language/tree/walk';
import { argumentOf } from './shared/optimizer';
import { numberOf } from './shared/parameters';
import { knownNumber, stepped, withCurves, withNames } from './shared/run/stepping';

const method = 'configure_optimizers';
const stepping = /(?:^|\.)trainer\.estimated_stepping_batches$/;

/** When Lightning steps the schedulers of other frameworks. */
export const framework: Framework = {
  name: 'lightning',
  reads: {
    field: 'libraries',
    library: 'Lightning',
    what: 'how often `configure_optimizers` has schedulers stepped: `interval`, `frequency`, accumulation',
    where: 'Python',
  },
  marks: () => [method],
  recognise: () => undefined,
  adapt: (claim, site) => {
    const body = site.node.kind === 'call' && claim.definition ? methodAround(site) : undefined;
    return body && claim.definition && isOfLightning(site) ? adapted(claim, claim.definition, site, body) : undefined;
  },
};

/** The body of the method in which a site stands. */
function methodAround({ place: { ancestors } }: Site): MappingNode | undefined {
  return ancestors.find(
    (scope, index) => index > 0 && entriesNamed(ancestors[index - 1]!, method).some(({ value }) => value === scope) && scope.scope,
  );
}

/** Whether a file imports Lightning, and leaves the steps to it. */
function isOfLightning({ place, text }: Site): boolean {
  const imports = place.ancestors[0]!.entries.some(
    ({ value }) => value.kind === 'import' && /^(?:pytorch_)?lightning(?:\.|$)/.test(value.module),
  );
  return imports && !/automatic_optimization\s*=\s*False/.test(text);
}

/** When a scheduler is stepped. */
interface Timing {
  readonly isPerStep: boolean;
  readonly frequency: number;
}

const everyEpoch: Timing = { isPerStep: false, frequency: 1 };

function adapted(claim: Claim, definition: Definition, site: Site, body: MappingNode): Claim {
  const timing = timingOf(site, body);
  const trainer = trainerOf(site);
  const total = totalOf(site, trainer);
  const put = (name: string) =>
    total !== undefined && stepping.test(name) ? knownNumber('trainer.estimated_stepping_batches', total, site.node) : undefined;
  const written = { ...claim, arguments: withNames(claim.arguments, put) };
  if (timing === undefined) {
    const message = say('When Lightning steps this scheduler is not known, so there is no curve.');
    return {
      ...written,
      definition: withCurves(definition, () => []),
      problems: [...(claim.problems ?? []), problem('no-curve', message, site.node.range)],
    };
  }
  const { isPerStep, frequency } = timing;
  const epochs = countIn(trainer, 'max_epochs');
  const wrong = wrongInterval(site, definition, { isPerStep, epochs });
  const said = { ...written, problems: [...(claim.problems ?? []), ...wrong] };
  if (isPerStep)
    return frequency === 1
      ? said
      : { ...said, definition: everyFew(definition, frequency, countIn(trainer, 'accumulate_grad_batches') ?? 1) };
  const perEpoch = withCurves(definition, (curves) =>
    stepped(curves, (epoch) => Math.floor(epoch / frequency), { steps: (length) => length * frequency, unit: 'epoch' }),
  );
  // The run is shown in epochs, then.
  const parameters = definition.parameters.map((parameter): DefinedParameter =>
    parameter.role === 'total' && parameter.isQuiet === true && parameter.from
      ? { ...parameter, from: () => (epochs === undefined ? undefined : byDefault(parameter.name, epochs)) }
      : parameter,
  );
  const note = 'Lightning steps it once an epoch, since nothing says "interval": "step".';
  return { ...said, definition: { ...perEpoch, parameters, note: definition.note === undefined ? note : `${definition.note} ${note}` } };
}

/** A length that is the number of epochs where updates are counted, or that of updates where epochs are. */
function wrongInterval(
  site: Site,
  { parameters }: Definition,
  { isPerStep, epochs }: { readonly isPerStep: boolean; readonly epochs: number | undefined },
): readonly Problem[] {
  const name = parameters.find(({ role }) => role === 'total')?.name ?? '';
  const place = parameters.filter(({ positional }) => positional === true).findIndex((parameter) => parameter.name === name);
  const length = site.node.kind === 'call' ? argumentOf(site.node, name, place) : undefined;
  if (!length) return [];
  const isOfUpdates = length.kind === 'name' && stepping.test(length.name);
  const result = site.value(length);
  if (!isPerStep && isOfUpdates)
    return [
      problem(
        'wrong-interval',
        say('{name} counts updates, but the scheduler is stepped once an epoch: "interval": "step" is missing.', { name }),
        length.range,
      ),
    ];
  // Of one epoch, and of a run that is shorter than an epoch, it cannot be told.
  if (!isPerStep || !result.ok || epochs === undefined || epochs < 2 || result.value !== epochs) return [];
  const message = say('{name} is the number of epochs, but the scheduler is stepped after each update.', { name });
  return [problem('wrong-interval', message, length.range)];
}

/** What the dictionary says in which the scheduler stands, or its name; undefined where that is not known. */
function timingOf(site: Site, body: MappingNode): Timing | undefined {
  const all = [...dictionariesIn(body)];
  const own = all.filter(({ value }) => value === site.node || (value.kind === 'name' && site.place.path.at(-1) === value.name));
  const timings = (own.length > 0 ? own : all).map(({ dictionary }) => {
    const said = (key: string) => entryOf(dictionary, key)?.value;
    const [interval, frequency] = [said('interval'), said('frequency')];
    const word = interval ? site.inside(interval).word(interval) : 'epoch';
    const number = frequency ? numberIn(site.value(frequency)) : 1;
    return word === undefined || number === undefined ? undefined : { isPerStep: word === 'step', frequency: Math.max(1, number) };
  });
  const [first = everyEpoch] = timings;
  // A part of others runs as they do; with several it cannot be told whose part it is.
  if (timings.includes(undefined)) return undefined;
  return timings.every((each) => each?.isPerStep === first.isPerStep && each.frequency === first.frequency) ? first : undefined;
}

/** The dictionaries with a scheduler in a body. */
function* dictionariesIn(node: Node): Generator<{ readonly dictionary: MappingNode; readonly value: Node }> {
  const value = node.kind === 'mapping' && node.scope !== true ? entryOf(node, 'scheduler')?.value : undefined;
  if (value) yield { dictionary: node as MappingNode, value };
  for (const [child] of childrenOf(node, atRoot, () => true)) yield* dictionariesIn(child);
}

/** The call that makes the Trainer, where the file has a single one. */
function trainerOf(site: Site): Site | undefined {
  const calls = site.calls('Trainer');
  return calls.length === 1 ? calls[0] : undefined;
}

function countIn(call: Site | undefined, name: string): number | undefined {
  const given = call && argumentOf(call.node as CallNode, name, -1);
  const count = numberIn(given && call.value(given));
  return count !== undefined && count > 0 ? count : undefined;
}

/** The updates of an epoch where the Trainer takes so many batches of it; a float is a part of them: 1.0 is all, 1 a single one. */
function mostPerEpoch(trainer: Site | undefined): number {
  const limit = trainer && argumentOf(trainer.node as CallNode, 'limit_train_batches', -1);
  const isWhole = limit?.kind === 'number' && /^\d+$/.test(trainer!.text.slice(limit.range.from, limit.range.to));
  return isWhole ? Math.ceil(limit.value / (countIn(trainer, 'accumulate_grad_batches') ?? 1)) : Infinity;
}

/** `estimated_stepping_batches`: the updates of the whole run. */
function totalOf(site: Site, trainer: Site | undefined): number | undefined {
  const steps = countIn(trainer, 'max_steps') ?? site.options.run?.totalSteps;
  const epochs = countIn(trainer, 'max_epochs');
  const perEpoch = Math.min(site.run.stepsPerEpoch()?.value ?? Infinity, mostPerEpoch(trainer));
  const inEpochs = epochs === undefined || perEpoch === Infinity ? undefined : epochs * perEpoch;
  return steps === undefined || (inEpochs !== undefined && inEpochs < steps) ? inEpochs : steps;
}

const batches: DefinedParameter = {
  ...numberOf('batches per epoch', 'The batches of an epoch, before they are accumulated', 'count', {
    positional: false,
    domain: { min: 1, integer: true },
  }),
  ask: 'How many batches does an epoch have?',
};

/** Stepped every few batches: they are counted anew in each epoch, and those at which no update is made step nothing. */
function everyFew(definition: Definition, frequency: number, accumulation: number): Definition {
  const from: DefinedParameter['from'] = (site) => {
    const known = accumulation === 1 ? site.run.stepsPerEpoch() : undefined;
    return known && fromElsewhere(batches.name, known);
  };
  const changed = withCurves(definition, (curves, values) => {
    const count = Number(values[batches.name]);
    const updates = Array.from({ length: Math.ceil(count / accumulation) }, (_, index) => Math.min((index + 1) * accumulation, count));
    /** How many of the first updates of an epoch step it. */
    const done = updates.reduce<number[]>((sums, batch) => [...sums, sums.at(-1)! + (batch % frequency === 0 ? 1 : 0)], [0]);
    const perEpoch = done.at(-1)!;
    const steps = (length: number): number => (perEpoch === 0 ? length : (length / perEpoch) * updates.length);
    return stepped(curves, (step) => Math.floor(step / updates.length) * perEpoch + done[step % updates.length]!, { steps });
  });
  return { ...changed, parameters: [...definition.parameters, { ...batches, from }] };
}
