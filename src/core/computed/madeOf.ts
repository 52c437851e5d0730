// How deep schedules are put together, and at how many times each asks those that it is made of.
import { Refusal, say } from '../message';
import type { Schedule } from '../schedule';

/** What is known of a schedule that was put together: what is made of it asks for it again. */
interface Made {
  readonly depth: number;
  /** The times, told from each other by name, at which the curves inside are asked for one step of the whole: 0, or 5 steps earlier. */
  readonly times: ReadonlySet<string>;
  readonly weights?: readonly number[];
}

/** What is known of each schedule that was put together. */
export const combined = new WeakMap<Schedule, Made>();
const simple: Made = { depth: 0, times: new Set(['0']) };
/** What is known of a schedule. */
export const knownOf = (schedule: Schedule): Made => combined.get(schedule) ?? simple;

/** No deeper are curves put together out of others: evaluating goes through all of them. */
const mostDeep = 500;
/** At no more times are they asked for one step of the whole. */
const mostTimes = 64;

/** One deeper than all of these. Throws a RangeError where that is too deep, or where they are asked at too many times. */
export function deeper(times: ReadonlySet<string>, parts: readonly Schedule[]): Made {
  const depth = 1 + parts.reduce((most, part) => Math.max(most, knownOf(part).depth), 0);
  if (depth > mostDeep) throw new Refusal(say('Schedules can be put together at most {depth} deep.', { depth: String(mostDeep) }));
  if (times.size > mostTimes)
    throw new Refusal(say('A schedule can be put together of at most {count} that are moved in time.', { count: String(mostTimes) }));
  return { depth, times };
}

/** Remembers of a schedule that it asks one of its parts at another time: so many steps earlier, or as a word says. */
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
