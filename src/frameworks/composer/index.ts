// MosaicML's Composer: the scheduler of a Trainer.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import { numberIn } from '../../language/resolve/value';
import type { Argument, CallNode, Node } from '../../language/tree/tree';
import { pathText } from '../../language/tree/walk';
import { argumentOf } from '../shared/optimizer';
import { numberOf } from '../shared/parameters';
import { foundryNames, foundryScheduler } from './llmFoundry';
import { scaledWarmUp, type Scheduler, schedulers, trainerNames } from './rules';
import { batchesOf, batchesOfRun, hasBrokenUnits, type RunLength } from './times';

const byName: ReadonlyMap<string, Scheduler> = new Map(schedulers.map((each) => [each.definition.name, each]));
const optim = /^composer\.optim(?:\.scheduler)?\.(\w+)$/;

/** The scheduler that a Composer Trainer is given. */
export const framework: Framework = {
  name: 'composer',
  reads: {
    field: 'libraries',
    library: 'Composer',
    what: 'every scheduler of `composer.optim`, in a Trainer; the `scheduler` of a config of LLM-Foundry',
    where: 'Python, YAML',
  },
  marks: () => [...byName.keys(), 'schedulers', ...foundryNames],
  recognise: (site) => {
    const { node, callee } = site;
    const foundry = foundryScheduler(site);
    if (foundry) return claimOf(site, foundry.trainer, site.inside(foundry.made), foundry.made, foundry.scheduler);
    if (node.kind !== 'call' || !/^composer\.(?:trainer\.)?Trainer$/.test(callee ?? '')) return undefined;
    const given = argumentOf(node, 'schedulers', -1);
    const only = given?.kind === 'list' && given.items.length === 1 ? given.items[0] : given;
    const made = only && (only.kind === 'call' ? site.inside(only) : site.follow(only));
    const name = made && optim.exec(made.callee ?? '')?.[1];
    const scheduler = name === undefined ? undefined : byName.get(name);
    return scheduler && made?.node.kind === 'call' ? claimOf(site, node, made, made.node, scheduler) : undefined;
  },
};

function claimOf(site: Site, trainer: CallNode, made: Site, call: CallNode, { definition, times, isStrict }: Scheduler): Claim {
  const text = (name: string): string | undefined => {
    const argument = argumentOf(trainer, name, -1);
    const count = valueOf(site, argument);
    // A number alone is one of epochs.
    return count === undefined ? argument && site.word(argument) : `${count}ep`;
  };
  const number = (name: string): number | undefined => valueOf(site, argumentOf(trainer, name, -1));
  const said = site.options.answers?.get(`${pathText(site.place.path)}.${batches.name}`);
  const run: RunLength = {
    max: text('max_duration') ?? '',
    perEpoch: site.run.stepsPerEpoch()?.value ?? (typeof said === 'number' ? said : undefined),
    scale: number('scale_schedule_ratio') ?? 1,
  };
  const written = namedArguments(
    call,
    definition.parameters.filter(({ positional }) => positional).map(({ name }) => name),
  );
  const isTrue = (name: string) =>
    written.some((argument) => argument.name.text === name && argument.value.kind === 'boolean' && argument.value.value);
  const problems: Problem[] = [];
  const given: FoundParameter[] = [];
  const put = (name: string, value: FoundParameter['value'] | undefined, node: Node | undefined) => {
    if (value !== undefined) given.push({ name, value, node, origin: literal, literal: undefined });
  };
  for (const [name, initial] of Object.entries(times)) {
    const node = written.find((argument) => argument.name.text === name)?.value;
    // The warm-up keeps its length on another scale, whatever it is told.
    const value = timeOf(made, node, initial, run, name === 't_warmup' ? 1 : run.scale);
    put(name, value, node);
    if (name === 't_warmup' && isTrue('scale_warmup') && definition.parameters.some((each) => each.name === scaledWarmUp))
      put(scaledWarmUp, timeOf(made, node, initial, run, run.scale), node);
    if (value === undefined) problems.push(unknownTime(site, name, node ?? call));
  }
  const total = batchesOfRun(run);
  const end = given.find(({ name }) => name === 't_max')?.value;
  if (isStrict && total !== undefined && typeof end === 'number' && end < total)
    problems.push(problem('invalid-value', say('t_max must not be less than max_duration.'), call.range));
  const optimizer = argumentOf(trainer, 'optimizers', -1);
  const optimizerSite = optimizer && (optimizer.kind === 'call' ? site.inside(optimizer) : site.follow(optimizer));
  const rate = optimizerSite?.node.kind === 'call' ? argumentOf(optimizerSite.node, 'lr', 1) : undefined;
  put(trainerNames.rate, optimizerSite && valueOf(optimizerSite, rate), rate);
  put(trainerNames.total, total, argumentOf(trainer, 'max_duration', -1));
  const stepping = argumentOf(trainer, 'step_schedulers_every_batch', -1);
  if (stepping?.kind === 'boolean' && !stepping.value) put(trainerNames.every, run.perEpoch, stepping);
  const others = written.filter(({ name }) => !(name.text in times));
  const isBroken = problems.length > 0;
  const isInEpochs = [run.max, ...written.map(({ value }) => made.word(value) ?? '')].some((time) => /ep\s*$/.test(time));
  if (site.options.bareWords && isInEpochs && site.run.stepsPerEpoch() === undefined) {
    const asking = askingForEpochs(definition);
    const isUnknown = run.perEpoch === undefined;
    return {
      definition: isUnknown ? { ...asking, curves: () => [] } : asking,
      arguments: others,
      given,
      problems: isUnknown ? [] : problems,
    };
  }
  return { definition: isBroken ? { ...definition, curves: () => [] } : definition, arguments: others, given, problems };
}

/** What an answer to a question makes known. */
const batches = numberOf('batches per epoch', 'The batches of an epoch', 'count', {
  ask: 'How many batches does an epoch have?',
  domain: { min: 1, integer: true },
});

/** A definition that asks for the batches of an epoch, out of which its length and its times follow. */
const askingForEpochs = (definition: Definition): Definition => ({
  ...definition,
  parameters: [...definition.parameters.map((each) => (each.unit === 'steps' ? { ...each, optional: true } : each)), batches],
});

/** The arguments of a call with the names of those that have none. */
function namedArguments(
  call: CallNode,
  names: readonly string[],
): readonly (Argument & { readonly name: NonNullable<Argument['name']> })[] {
  return call.arguments.flatMap((argument, index) => {
    const name = argument.name ?? (names[index] === undefined ? undefined : { text: names[index], range: argument.range });
    return name && !argument.spread ? [{ ...argument, name }] : [];
  });
}

/** A time, or a list of them, in batches. */
function timeOf(
  site: Site,
  node: Node | undefined,
  initial: string | undefined,
  run: RunLength,
  scale: number,
): number | readonly number[] | undefined {
  const result = node && site.value(node);
  const value = node === undefined ? initial : result?.ok === true ? result.value : undefined;
  if (typeof value === 'string') return batchesOf(value, run, scale);
  if (!Array.isArray(value)) return undefined;
  const list = (value as readonly unknown[]).map((item) => (typeof item === 'string' ? batchesOf(item, run, scale) : undefined));
  return list.every((item) => item !== undefined) ? list : undefined;
}

/** Why a time is none: Composer refuses it, or too little is known of the run. */
function unknownTime(site: Site, name: string, node: Node): Problem {
  const time = site.word(node);
  return time !== undefined && hasBrokenUnits(time)
    ? problem(
        'invalid-value',
        say('Composer raises an error: {time} is no whole number, and only a part of the run, such as 0.5dur, may be none.', { time }),
        node.range,
      )
    : problem('no-curve', say('{name} cannot be told in batches here, so there is no curve.', { name }), node.range);
}

const valueOf = (site: Site, node: Node | undefined): number | undefined => numberIn(node && site.value(node));
