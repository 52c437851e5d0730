// The schedules of optax that are made of others (optax 0.2.8, schedules/_join.py, _schedule.py).
import { say } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { type FoundSchedule, installedCallOf, type Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { asNumber } from '../../language/resolve/values';
import type { CallNode, Node } from '../../language/tree/tree';
import { argumentOf } from '../optimizer';
import { wholeListAt } from '../wholeList';
import { cosineOf } from './rules';

/** A part of a whole: its values by its own steps, and its length. */
interface Part {
  readonly at: (step: number) => number;
  readonly length: number;
}

/** The last part whose boundary has passed counts, also where the boundaries are out of order; each counts from its own boundary. */
function join(parts: readonly Part[], boundaries: readonly number[]): Schedule {
  const last = parts.at(-1)!;
  const totalSteps = Math.max(1, Math.ceil((boundaries.at(-1) ?? 0) + last.length));
  const value = (step: number): number => {
    const index = boundaries.findLastIndex((boundary) => step >= boundary);
    return parts[index + 1]!.at(index < 0 ? step : step - boundaries[index]!);
  };
  return wholeSteps(value, { totalSteps });
}

/** `join_schedules(schedules, boundaries)`. */
export function joinSchedules(site: Site, node: CallNode): Claim {
  const list = wholeListAt(site, argumentOf(node, 'schedules', 0));
  const steps = argumentOf(node, 'boundaries', 1);
  const read = (list?.list.items ?? []).map((item) => {
    const part = list?.isHere === true ? site.part(item) : undefined;
    return { part, found: part ?? list!.site.named(item) };
  });
  const result = steps && site.value(steps);
  const boundaries =
    result?.ok === true && Array.isArray(result.value) ? (result.value as readonly (number | string)[]).map(asNumber) : undefined;
  const schedules = read.map(({ found }) => found?.schedule);
  const isKnown =
    list !== undefined && schedules.every((each) => each !== undefined) && boundaries?.every((each) => each !== undefined) === true;
  const problems: Problem[] = [];
  if (steps && boundaries === undefined) problems.push(unknown('The boundaries are not known here, so there is no curve.', steps));
  if (boundaries && list && boundaries.length !== list.list.items.length - 1) {
    const args = { count: list.list.items.length, wanted: list.list.items.length - 1, boundaries: boundaries.length };
    const message = say('{count} schedules need {wanted} boundaries, but there are {boundaries}.', args);
    problems.push(problem('invalid-value', message, steps!.range));
  }
  const parts = schedules.flatMap((each): readonly Part[] => (each ? [{ at: each.at, length: each.totalSteps }] : []));
  const isRight = isKnown && parts.length > 0 && problems.length === 0;
  const schedule = isRight ? join(parts, boundaries) : undefined;
  return {
    ...claimOf('join_schedules', 'Schedules one after another, each of which counts from its own boundary', schedule, (_, count) => {
      const calls = read.flatMap(({ found }) => (found && installedCallOf(found, count)) ?? []);
      return calls.length === read.length
        ? { name: 'join_schedules', arguments: { boundaries: (boundaries ?? []) as readonly number[] }, integers: [], parts: calls }
        : undefined;
    }),
    problems,
    parts: read.flatMap(({ part }) => part ?? []),
    madeOf: read.flatMap(({ found }): readonly FoundSchedule[] => (found ? [found] : [])),
  };
}

/** `sgdr_schedule([dict(...), ...])`: cosines with warm-ups, one after another. */
export function sgdr(site: Site, node: CallNode): Claim {
  const list = wholeListAt(site, argumentOf(node, 'cosine_kwargs', 0));
  const parts = list?.list.items.map((item): Part | undefined => {
    const entries = item.kind === 'mapping' ? item.entries : [];
    const values = entries.map(({ key, value }) => {
      const result = list.site.value(value);
      return [key?.text ?? '', result.ok ? asNumber(result.value) : undefined] as const;
    });
    const known = Object.fromEntries(values.filter((entry): entry is [string, number] => entry[1] !== undefined));
    const isComplete = ['init_value', 'peak_value', 'warmup_steps', 'decay_steps'].every((name) => name in known);
    return isComplete && values.length === Object.keys(known).length ? cosineOf(known) : undefined;
  });
  const isKnown = parts !== undefined && parts.length > 0 && parts.every((part) => part !== undefined);
  const ends = isKnown ? parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).reduce((sum, part) => sum + part.length, 0)) : [];
  const schedule = isKnown ? join(parts, ends) : undefined;
  const problems = isKnown ? [] : [unknown('The cosines are not all known here, so there is no curve.', node)];
  return { ...claimOf('sgdr_schedule', 'Warm-ups and half cosines, one after another', schedule), problems };
}

const unknown = (sentence: string, { range }: Node): Problem => problem('no-curve', say(sentence), range);

function claimOf(name: string, summary: string, schedule: Schedule | undefined, installed?: Definition['installed']): Claim {
  const curves = () => (schedule ? [{ quantity: 'lr', schedule }] : []);
  return {
    definition: {
      source: 'optax',
      name,
      formula: 's₀(t), then sᵢ(t − bᵢ) from boundary bᵢ on',
      summary,
      parameters: [],
      curves,
      ...(installed && { installed }),
    },
    arguments: [],
  };
}
