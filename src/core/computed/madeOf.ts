// How deep schedules are put together, and at how many times each asks those that it is made of.
import { Refusal, say } from '../message';
import type { Schedule } from '../schedule';

/** What is known of a schedule that was put together, for those that are made of it in turn. */
interface Made {
  readonly depth: number;
  /** The shifts at which the curves inside are evaluated for one step of the whole, as texts: "0", "5". */
  readonly times: ReadonlySet<string>;
  readonly weights?: readonly number[];
}

/** What is known of each schedule that was put together. */
export const combined = new WeakMap<Schedule, Made>();
const simple: Made = { depth: 0, times: new Set(['0']) };
/** What is known of a schedule. */
export const knownOf = (schedule: Schedule): Made => combined.get(schedule) ?? simple;

/** The most levels of curves made of curves: evaluating one step goes through all of them. */
const mostDeep = 500;
/** The most different shifts at which curves are evaluated for one step of the whole. */
const mostTimes = 64;

/** One deeper than all of these. Throws a RangeError where that is too deep, or where they are asked at too many times. */
export function deeper(times: ReadonlySet<string>, parts: readonly Schedule[]): Made {
  const depth = 1 + parts.reduce((most, part) => Math.max(most, knownOf(part).depth), 0);
  if (depth > mostDeep) throw new Refusal(say('Schedules can be put together at most {depth} deep.', { depth: String(mostDeep) }));
  if (times.size > mostTimes)
    throw new Refusal(say('A schedule can be put together of at most {count} that are moved in time.', { count: String(mostTimes) }));
  return { depth, times };
}

/** Notes of a schedule that it evaluates its parts at another step: shifted by a number of steps, or in a way that a word names. */
export function madeOf(parts: readonly Schedule[], moved: number | string, schedule: Schedule): Schedule {
  const times = parts.reduce<ReadonlySet<string>>(
    (most, part) => (knownOf(part).times.size > most.size ? knownOf(part).times : most),
    new Set(),
  );
  const move = (time: string) =>
    typeof moved === 'number' && time !== '' && !Number.isNaN(Number(time)) ? String(Number(time) + moved) : `${time} ${moved}`;
  combined.set(schedule, deeper(new Set([...times].map(move)), parts));
  return schedule;
}
