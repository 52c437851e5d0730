// Schedules one after another, as optax and MLX join them (optax 0.2.8, schedules/_join.py; mlx 0.32, optimizers/schedulers.py).
import { say } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { type FoundSchedule, installedCallOf, type Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { type MadeOf, withStanding } from '../../language/find/kind';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import { asNumber } from '../../language/resolve/values';
import type { CallNode, Node } from '../../language/tree/tree';
import { argumentOf } from './optimizer';
import { schedulesIn } from './wholeList';

/** A part of a whole: its values by its own steps, and its length. */
export interface Part {
  readonly at: (step: number) => number;
  readonly length: number;
}

/** The last part whose boundary has passed counts, also where the boundaries are out of order; each counts from its own boundary. */
export function join(parts: readonly Part[], boundaries: readonly number[]): Schedule {
  const last = parts.at(-1)!;
  const totalSteps = Math.max(1, Math.ceil((boundaries.at(-1) ?? 0) + last.length));
  const value = (step: number): number => {
    const index = boundaries.findLastIndex((boundary) => step >= boundary);
    return parts[index + 1]!.at(index < 0 ? step : step - boundaries[index]!);
  };
  return wholeSteps(value, { totalSteps });
}

/** `join_schedules(schedules, boundaries)` of a library. */
export function joinSchedules(source: string, site: Site, node: CallNode): Claim {
  const steps = argumentOf(node, 'boundaries', 1);
  const schedules = argumentOf(node, 'schedules', 0);
  const read = schedulesIn(site, schedules);
  const result = steps && site.value(steps);
  const boundaries =
    result?.ok === true && Array.isArray(result.value) ? (result.value as readonly (number | string)[]).map(asNumber) : undefined;
  const isKnown = read.every(({ found }) => found?.schedule) && boundaries?.every((each) => each !== undefined) === true;
  const problems: Problem[] = [];
  if (steps && boundaries === undefined) problems.push(unknown('The boundaries are not known here, so there is no curve.', steps));
  if (boundaries && read.length > 0 && boundaries.length !== read.length - 1) {
    const args = { count: read.length, wanted: read.length - 1, boundaries: boundaries.length };
    const message = say('{count} schedules need {wanted} boundaries, but there are {boundaries}.', args);
    problems.push(problem('invalid-value', message, steps!.range));
  }
  const isRight = isKnown && read.length > 0 && problems.length === 0;
  const joined = (schedules: readonly (MadeOf | undefined)[]) => {
    const parts = schedules.flatMap((each): readonly Part[] =>
      each?.schedule ? [{ at: each.schedule.at, length: each.schedule.totalSteps }] : [],
    );
    return isRight ? join(parts, boundaries) : undefined;
  };
  return {
    ...claimOfJoined(
      { source, name: 'join_schedules', summary: 'Schedules one after another, each of which counts from its own boundary' },
      joined(read.map(({ found }) => found)),
      (_, count) => {
        const calls = read.flatMap(({ found }) => (found && installedCallOf(found, count)) ?? []);
        return calls.length === read.length
          ? { name: 'join_schedules', arguments: { boundaries: (boundaries ?? []) as readonly number[] }, integers: [], parts: calls }
          : undefined;
      },
      (others) => joined(withStanding(read, others)),
    ),
    problems,
    parts: read.flatMap(({ part }) => part ?? []),
    madeOf: read.flatMap(({ found }): readonly FoundSchedule[] => (found ? [found] : [])),
  };
}

/** That something is not known, so that there is no curve. */
export const unknown = (sentence: string, { range }: Node): Problem => problem('no-curve', say(sentence), range);

/** The claim of a schedule that is made of others, where it is known. */
export function claimOfJoined(
  of: Pick<Definition, 'source' | 'name' | 'summary'>,
  schedule: Schedule | undefined,
  installed?: Definition['installed'],
  joined?: (parts: readonly MadeOf[]) => Schedule | undefined,
): Claim {
  const curvesOf = (of: Schedule | undefined) => (of ? [{ quantity: 'lr', schedule: of }] : []);
  const remade = joined && ((parts: readonly MadeOf[]) => curvesOf(joined(parts)));
  const formula = 's₀(t), then sᵢ(t − bᵢ) from boundary bᵢ on';
  const curves = () => curvesOf(schedule);
  return {
    definition: { ...of, formula, parameters: [], curves, ...(installed && { installed }), ...(remade && { remade }) },
    arguments: [],
  };
}
