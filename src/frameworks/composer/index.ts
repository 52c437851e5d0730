// MosaicML's Composer: the scheduler of a Trainer.
import { say } from '../../core/message';
import type { FoundParameter, Problem } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import { entryOf } from '../../language/resolve/lookUp';
import type { Argument, CallNode, MappingNode, Node } from '../../language/tree/tree';
import { argumentOf } from '../optimizer';
import { type Scheduler, schedulers, trainerNames } from './rules';
import { batchesOf, batchesOfRun, hasBrokenUnits, type RunLength } from './times';

const byName: ReadonlyMap<string, Scheduler> = new Map(schedulers.map((each) => [each.definition.name, each]));
const optim = /^composer\.optim(?:\.scheduler)?\.(\w+)$/;

/** The scheduler that a Composer Trainer is given. */
export const framework: Framework = {
  name: 'composer',
  reads: {
    library: 'Composer',
    what: 'every scheduler of `composer.optim`, in a Trainer or in the `schedulers` of a config; the `scheduler` of LLM Foundry',
    where: 'Python, YAML',
  },
  marks: () => [...byName.keys(), 'schedulers', ...foundryNames.keys()],
  recognise: (site) => {
    const { node, callee } = site;
    if (node.kind === 'mapping') return site.options.bareWords ? claimFoundry(site, node) : undefined;
    if (node.kind !== 'call' || !/^composer\.(?:trainer\.)?Trainer$/.test(callee ?? '')) return undefined;
    const given = argumentOf(node, 'schedulers', -1);
    const only = given?.kind === 'list' && given.items.length === 1 ? given.items[0] : given;
    const made = only && (only.kind === 'call' ? site.inside(only) : site.follow(only));
    const name = made && optim.exec(made.callee ?? '')?.[1];
    const scheduler = name === undefined ? undefined : byName.get(name);
    if (!scheduler || made?.node.kind !== 'call') return undefined;
    const of = (key: string) => argumentOf(node, key, -1);
    const optimizer = of('optimizers');
    const optimizerSite = optimizer && (optimizer.kind === 'call' ? site.inside(optimizer) : site.follow(optimizer));
    const rate = optimizerSite?.node.kind === 'call' ? argumentOf(optimizerSite.node, 'lr', 1) : undefined;
    const names = scheduler.definition.parameters.filter(({ positional }) => positional).map((parameter) => parameter.name);
    return claimOf(site, { of, rate: rate && optimizerSite?.inside(rate) }, made, namedArguments(made.node, names), scheduler);
  },
};

/** What LLM Foundry calls the schedulers (llm-foundry 0.22, llmfoundry/optim/__init__.py). */
const foundryNames: ReadonlyMap<string, string> = new Map([
  ['constant_with_warmup', 'ConstantWithWarmupScheduler'],
  ['cosine_with_warmup', 'CosineAnnealingWithWarmupScheduler'],
  ['linear_decay_with_warmup', 'LinearWithWarmupScheduler'],
  ['inv_sqrt_with_warmup', 'InverseSquareRootWithWarmupScheduler'],
]);

/** `scheduler: {name: cosine_with_warmup, t_warmup: 100ba}`, beside the `optimizer` and the `max_duration` of a config. */
function claimFoundry(site: Site, node: MappingNode): Claim | undefined {
  const name = entryOf(node, 'name')?.value;
  const kind = name && foundryNames.get(site.word(name) ?? '');
  if (site.place.path.at(-1) !== 'scheduler' || kind === undefined || !entryOf(node, 't_warmup')) return undefined;
  const written = node.entries.flatMap(({ key, value }) =>
    key && key.text !== 'name' ? [{ name: key, value, range: { from: key.range.from, to: value.range.to } }] : [],
  );
  const section = site.place.path.slice(0, -1);
  const of = (key: string) => site.at([...section, key].join('.'))?.node;
  return claimOf(site, { of, rate: site.at([...section, 'optimizer', 'lr'].join('.')) }, site, written, byName.get(kind)!);
}

/** What a scheduler is trained with. */
interface Trainer {
  /** The node of an argument. */
  readonly of: (key: string) => Node | undefined;
  readonly rate: Site | undefined;
}

type Written = Argument & { readonly name: NonNullable<Argument['name']> };

function claimOf(
  site: Site,
  { of, rate }: Trainer,
  made: Site,
  written: readonly Written[],
  { definition, times, isStrict }: Scheduler,
): Claim {
  const duration = of('max_duration');
  const stepping = of('step_schedulers_every_batch');
  const run: RunLength = {
    max: (duration && site.word(duration)) ?? '',
    perEpoch: site.run.stepsPerEpoch()?.value,
    scale: valueOf(site, of('scale_schedule_ratio')) ?? 1,
  };
  const isTrue = (name: string) =>
    written.some((argument) => argument.name.text === name && argument.value.kind === 'boolean' && argument.value.value);
  const problems: Problem[] = [];
  const given: FoundParameter[] = [];
  const put = (name: string, value: FoundParameter['value'] | undefined, node: Node | undefined) => {
    if (value !== undefined) given.push({ name, value, node, origin: literal, literal: undefined });
  };
  for (const [name, initial] of Object.entries(times)) {
    const node = written.find((argument) => argument.name.text === name)?.value;
    // The warm-up keeps its length on another scale, unless it is told not to.
    const scale = name === 't_warmup' && !isTrue('scale_warmup') ? 1 : run.scale;
    const value = timeOf(made, node, initial, run, scale);
    put(name, value, node);
    if (value === undefined) problems.push(unknownTime(site, name, node ?? made.node));
  }
  const total = batchesOfRun(run);
  const end = given.find(({ name }) => name === 't_max')?.value;
  if (isStrict && total !== undefined && typeof end === 'number' && end < total)
    problems.push(problem('invalid-value', say('t_max must not be less than max_duration.'), made.node.range));
  put(trainerNames.rate, rate && valueOf(rate, rate.node), rate?.node);
  put(trainerNames.total, total, duration);
  if (stepping?.kind === 'boolean' && !stepping.value) put(trainerNames.every, run.perEpoch, stepping);
  const others = written.filter(({ name }) => !(name.text in times));
  const isBroken = problems.length > 0;
  return { definition: isBroken ? { ...definition, curves: () => [] } : definition, arguments: others, given, problems };
}

/** The arguments of a call with the names of those that have none. */
function namedArguments(call: CallNode, names: readonly string[]): readonly Written[] {
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
  const value = node === undefined ? initial : (site.word(node) ?? (result?.ok === true ? result.value : undefined));
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

function valueOf(site: Site, node: Node | undefined): number | undefined {
  const result = node && site.value(node);
  return result?.ok === true && typeof result.value === 'number' ? result.value : undefined;
}
