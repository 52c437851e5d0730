// PyTorch-Ignite: its parameter schedulers, alone, one after another, and behind a warm-up.
import { schedulesIn, wholeListAt } from '../shared/wholeList';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Schedule } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import type { Claim, Framework } from '../../language/find/framework';
import { type DefinedCurve, type MadeOf, withStanding } from '../../language/find/kind';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { numberIn } from '../../language/resolve/value';
import { asNumber } from '../../language/resolve/values';
import type { CallNode, Node } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { argumentOf, fromOptimizer } from '../shared/optimizer';
import { asAttached } from './attached';
import { nameParameter, rules } from './rules';
import { notKnown, type Read, steppedByIgnite } from './torchInside';

const definitions: ReadonlyMap<string, Definition> = new Map(rules.map((each) => [each.name, each]));
const composed: Readonly<Record<string, (site: Site, node: CallNode) => Claim | undefined>> = {
  ConcatScheduler: concat,
  create_lr_scheduler_with_warmup: withWarmup,
  LRScheduler: (site, node) => {
    const inner = argumentOf(node, 'lr_scheduler', 0);
    return inner && steppedByIgnite(site, node, read(site, inner), claimOf);
  },
};
const module = /^ignite\.(?:contrib\.)?handlers(?:\.\w+)?$/;

/** The schedulers of PyTorch-Ignite. */
export const framework: Framework = {
  name: 'ignite',
  reads: {
    field: 'libraries',
    library: 'Ignite',
    what: 'its parameter schedulers, alone, one after another and behind a warm-up; `LRScheduler`',
    where: 'Python',
  },
  marks: () => [...definitions.keys(), ...Object.keys(composed)],
  recognise: (site) => {
    const { node, callee = '' } = site;
    const dot = callee.lastIndexOf('.');
    if (node.kind !== 'call' || !module.test(callee.slice(0, Math.max(dot, 0)))) return undefined;
    const name = callee.slice(dot + 1);
    const definition = definitions.get(name);
    const claim = composed[name]?.(site, node) ?? (definition && { definition: named(site, node, definition), arguments: node.arguments });
    return claim && name !== 'LRScheduler' ? asAttached(site, claim, valueBefore(site, node)) : claim;
  },
};

/** What the optimizer has of what a scheduler sets before that is asked; undefined where the file does not say it. */
function valueBefore(site: Site, node: CallNode): FoundParameter | undefined {
  if (argumentOf(node, 'param_group_index', -1)) return undefined;
  const name = lastPart(site.callee ?? '');
  const given = argumentOf(node, name === 'ConcatScheduler' ? 'schedulers' : 'lr_scheduler', 0);
  const inner = definitions.has(name) ? undefined : (wholeListAt(site, given)?.list.items[0] ?? given);
  if (!inner) return fromOptimizer(site, quantityAt(site, node) ?? 'lr');
  const target = inner.kind === 'call' ? site.inside(inner) : site.follow(inner);
  if (target?.node.kind !== 'call') return undefined;
  // Making a scheduler of PyTorch sets the rate already.
  const made = read(site, inner).found;
  if (made?.source.startsWith('torch.') === true && made.schedule)
    return fromElsewhere('lr', { value: made.schedule.at(0), origin: { kind: 'default' } });
  return target.callee?.startsWith('ignite.') === true && lastPart(target.callee) !== 'LRScheduler'
    ? fromOptimizer(target, quantityAt(target, target.node) ?? 'lr')
    : undefined;
}

/** What a scheduler sets: the name stands behind the optimizer. */
function quantityAt(site: Site, node: CallNode): string | undefined {
  const argument = argumentOf(node, nameParameter, 1);
  return argument && site.word(argument);
}

/** A definition whose curve is called what the scheduler sets. */
function named(site: Site, node: CallNode, definition: Definition): Definition {
  const place = definition.parameters.filter(({ positional }) => positional).findIndex(({ name }) => name === nameParameter);
  const argument = argumentOf(node, nameParameter, place);
  const quantity = argument && site.word(argument);
  if (quantity === undefined) return definition;
  return { ...definition, curves: (values) => definition.curves(values).map((curve) => ({ ...curve, quantity })) };
}

function read(site: Site, node: Node): Read {
  const part = site.part(node);
  return { part, found: part ?? site.named(node) };
}

/** `make` makes the schedule of those that it is made of; undefined where something is not known. */
function claimOf(name: string, summary: string, all: readonly Read[], make: ((of: readonly Schedule[]) => Schedule) | undefined): Claim {
  const quantity = all[0]?.found?.curves[0]?.quantity ?? 'lr';
  const made = (of: readonly (MadeOf | undefined)[]): readonly DefinedCurve[] => {
    const schedules = of.flatMap((each) => each?.schedule ?? []);
    return make && schedules.length === all.length ? [{ quantity, schedule: make(schedules) }] : [];
  };
  const curves = () => made(all.map(({ found }) => found));
  const remade = (parts: readonly MadeOf[]) => made(withStanding(all, parts));
  return {
    definition: { source: 'ignite.handlers', name, formula: 'each from its own start', summary, parameters: [], curves, remade },
    arguments: [],
    parts: all.flatMap(({ part }) => part ?? []),
    madeOf: all.flatMap(({ found }) => found ?? []),
  };
}

/** `ConcatScheduler(schedulers, durations)`: each scheduler for its duration, the last one for the rest. */
function concat(site: Site, node: CallNode): Claim | undefined {
  const [list, durations] = [argumentOf(node, 'schedulers', 0), argumentOf(node, 'durations', 1)];
  const all = schedulesIn(site, list);
  if (all.length === 0) return undefined;
  const result = durations && site.value(durations);
  const lengths = result?.ok === true && Array.isArray(result.value) ? (result.value as readonly (number | string)[]).map(asNumber) : [];
  // A scheduler of PyTorch goes on from the rate that it meets, which is none of its own behind another one.
  const meetsOther = all.slice(1).filter(({ found }) => found?.definition?.name === 'LRScheduler');
  const isKnown = meetsOther.length === 0 && lengths.length === all.length - 1 && lengths.every((length) => length !== undefined);
  const ends = isKnown ? lengths.map((_, index) => lengths.slice(0, index + 1).reduce<number>((sum, length) => sum + length, 0)) : [];
  const joined = (schedules: readonly Schedule[]): Schedule => {
    const value = (event: number): number => {
      const index = ends.findLastIndex((end) => event >= end) + 1;
      return schedules[index]!.at(event - (ends[index - 1] ?? 0));
    };
    return wholeSteps(value, { totalSteps: Math.ceil((ends.at(-1) ?? 0) + schedules.at(-1)!.totalSteps) });
  };
  const claim = claimOf('ConcatScheduler', 'Schedulers one after another', all, isKnown ? joined : undefined);
  return { ...claim, problems: meetsOther.map(({ item }) => notKnown(item.range)) };
}

/** `create_lr_scheduler_with_warmup(lr_scheduler, warmup_start_value, warmup_duration, warmup_end_value=None)`. */
function withWarmup(site: Site, node: CallNode): Claim | undefined {
  const inner = argumentOf(node, 'lr_scheduler', 0);
  if (!inner) return undefined;
  const one = read(site, inner);
  const number = (name: string, place: number): number | undefined => {
    const argument = argumentOf(node, name, place);
    return numberIn(argument && site.value(argument));
  };
  const [first, length] = [number('warmup_start_value', 1), number('warmup_duration', 2)];
  // Making a scheduler of PyTorch sets the rate already.
  const isMade = one.found?.source.startsWith('torch.') === true;
  const last = number('warmup_end_value', 3) ?? (isMade ? one.found.schedule?.at(0) : rateBehind(site, inner));
  const isKnown = first !== undefined && last !== undefined && length !== undefined && length > 1;
  return claimOf(
    'create_lr_scheduler_with_warmup',
    'Rises in a straight line, and then follows another scheduler',
    [one],
    isKnown ? ([schedule]) => warmedUp(schedule!, first, last, length) : undefined,
  );
}

/** A scheduler that begins where the warm-up ends loses its first value, which the warm-up has had. */
function warmedUp(schedule: Schedule, first: number, last: number, length: number): Schedule {
  const start = schedule.at(0) === last ? length - 1 : length;
  const value = (event: number): number => (event < length ? first + ((last - first) * event) / (length - 1) : schedule.at(event - start));
  return wholeSteps(value, { totalSteps: Math.ceil(start + schedule.totalSteps) });
}

/** The rate of the optimizer of the scheduler that a node is or that its name leads to. */
function rateBehind(site: Site, node: Node): number | undefined {
  const target = node.kind === 'call' ? site.inside(node) : site.follow(node);
  const optimizer = target?.node.kind === 'call' ? argumentOf(target.node, 'optimizer', 0) : undefined;
  const made = optimizer && target?.follow(optimizer);
  const rate = made?.node.kind === 'call' ? argumentOf(made.node, 'lr', 1) : undefined;
  return numberIn(rate && made?.value(rate));
}
