import { formatStep, formatValue } from '../format';
import { type Message, say } from '../message';
import type { Schedule } from '../schedule';
import { extent } from '../extent';
import { namedStep } from '../unitText';
import { mostMoves, type Move, movesOf } from './moves';
import { moveSentence } from './moveSentences';

/** What a verdict counts by. */
export interface VerdictContext {
  /** The value that the curve should reach, where that is written. */
  readonly target?: number | undefined;
  /** The steps of the run, where they are known and count as the curve does. */
  readonly run?: number | undefined;
  /** The length is not known: the steps are parts of the run. */
  readonly isRelative?: boolean;
  /** Nothing says how long it is: it is drawn as far as something happens. */
  readonly isOpen?: boolean;
}

/** From this part of the way on, a curve counts as one that was to reach its target. */
const nearlyThere = 0.9;
/** What differs by less is written alike. */
const alike = 5e-7;
/** A shorter part of the way is no delay and no level. */
const leastDelay = 0.005;
/** So many parts of a curve that is no list of values are all found. */
const mostParts = 64;
/** So few jumps are milestones. */
const fewParts = 16;

/** A curve, what it counts by, the last step that is told of, and the step at which the run is over, where that is known. */
interface Told extends VerdictContext {
  readonly schedule: Schedule;
  readonly end: number;
}

/** What a curve does in its run, in a sentence or two: "Rises from 0 to 98.2 % of 0.7 by step 40,000, 40 % of the run; never reaches it." */
export function verdict(schedule: Schedule, context: VerdictContext): Message {
  const isRelative = context.isRelative === true || schedule.unit === 'fraction';
  const run = context.isRelative ? undefined : context.run;
  const told: Told = { ...context, schedule, isRelative, run, end: lastTold(schedule, run) };
  const { moves, behind } = movesInRun(told);
  if (moves?.length === 0) return inOneText([say('Stays at {value}.', { value: formatValue(schedule.at(0)) }), ...restOf(told, 0, behind)]);
  const done = moves?.at(-1)?.to ?? told.end;
  return inOneText([...courseOf(moves, told, lastPlace(done, told)), ...restOf(told, done, behind)]);
}

/** A rule that goes on is done when the run is; one that is not known so far is told as far as it is. */
function lastTold(schedule: Schedule, run: number | undefined): number {
  const { past, totalSteps } = schedule;
  if (past === 'fails') return Math.max(totalSteps - 1, 1);
  return past === 'goes on' && run !== undefined && !isCut(schedule, run) ? run : totalSteps;
}

/** Whether a rule that goes on is known for a part of the run only. */
const isCut = ({ past, totalSteps, at }: Schedule, run: number): boolean => past === 'goes on' && run > totalSteps && Number.isNaN(at(run));

/** The moves of the run, and the value to which the curve goes only behind the last step of it, which nothing is trained with. */
function movesInRun({ schedule, run, end }: Told): { readonly moves: readonly Move[] | undefined; readonly behind?: number } {
  const moves = movesOf(schedule, end);
  const last = moves?.at(-1);
  const isAtEnd = schedule.grid === 'whole' && run !== undefined && Math.abs(end - run) <= 1e-9 * run;
  if (!moves || !last || !isAtEnd || last.to < end) return { moves };
  // A milestone there drops nothing; of many stairs the last one is hardly any.
  if (last.isJumping) return last.parts <= fewParts ? { moves: movesOf(schedule, end - 1), behind: last.end } : { moves };
  // What begins again there; the last step of a short fall is none of that.
  const isAnew = last.from >= end - 1 && (moves.length > 2 || (moves.length === 2 && last.isUp));
  return isAnew ? { moves: moves.slice(0, -1), behind: last.end } : { moves };
}

/** What is left to say: that the run ends before the curve does, or what comes behind the curve. */
function restOf(told: Told, done: number, behind: number | undefined): readonly Message[] {
  const { schedule, run, isOpen } = told;
  const { at, past, totalSteps } = schedule;
  if (run === undefined) return isOpen && goesOn(schedule, done) ? [say('Goes on from there.')] : [];
  if (done > run * (1 + 1e-9))
    return [say('The run ends at {share} of that, at {value}.', { share: percent(run / done), value: formatValue(at(run)) })];
  if (isCut(schedule, run)) return [say('Its values after {place} are not known.', { place: placeOf(totalSteps, told) })];
  if (behind !== undefined) return [say('After the end of the run it jumps to {value}.', { value: formatValue(behind) })];
  return past === 'fails' && totalSteps < run - 1 ? [say('After that there is no value, but an error.')] : [];
}

/** Whether a curve whose rule goes on is elsewhere later than where its drawing ends. */
function goesOn({ past, at, totalSteps, unit }: Schedule, done: number): boolean {
  // Behind the whole run there is nothing.
  if (past !== 'goes on' || done < totalSteps || unit === 'fraction') return false;
  const [end, later] = [at(totalSteps), at(2 * totalSteps)];
  return Math.abs(later - end) > alike * Math.max(Math.abs(end), Math.abs(end - at(0)));
}

/** Sentences one after another. */
const inOneText = (list: readonly Message[]): Message => list.reduce((before, next) => say('{before} {next}', { before, next }));

/** The moves of a curve in words, the last of which is done at `place`. */
function courseOf(moves: readonly Move[] | undefined, told: Told, place: Message): readonly Message[] {
  if (!moves) {
    const { min, max } = extent(told.schedule, 0, told.end);
    if (!(min <= max)) return [say('Has no value anywhere.')];
    return [say('Moves between {min} and {max} until {place}.', { min: formatValue(min), max: formatValue(max), place })];
  }
  if (moves.length > mostMoves) return [counted(moves, place)];
  return moves.map((move, i) => {
    const isLast = i === moves.length - 1;
    return moveText(move, moves[i - 1], isLast ? told : { ...told, target: undefined }, isLast ? place : placeOf(move.to, told));
  });
}

function counted(moves: readonly Move[], place: Message): Message {
  const ends = moves.flatMap((move) => [move.start, move.end]);
  const ups = moves.filter(({ isUp }) => isUp).length;
  return say('Goes up {ups}× and down {downs}× between {min} and {max}, and ends at {end} by {place}.', {
    ups,
    downs: moves.length - ups,
    min: formatValue(Math.min(...ends)),
    max: formatValue(Math.max(...ends)),
    end: formatValue(moves.at(-1)!.end),
    place,
  });
}

function moveText(each: Move, last: Move | undefined, told: Told, place: Message): Message {
  const { schedule, target } = told;
  // The first value may be one that nobody says.
  const begin = last?.to ?? (schedule.grid === 'whole' && !Number.isFinite(schedule.at(0)) ? 1 : 0);
  const move = fromBegin(each, begin, last?.end ?? schedule.at(begin));
  const isLate = move.from - begin > leastDelay * move.to && (last !== undefined || !move.isJumping);
  const missed = last && !isLate ? undefined : missedEnd(move, target);
  const lead = isLate ? 'late' : last ? 'next' : 'first';
  const parts = schedule.grid === 'real' && move.parts > mostParts ? 1 : move.parts;
  return say(moveSentence(missed && lead !== 'next' ? `${lead}, missed` : lead, move, parts), {
    start: formatValue(move.start),
    end: missed ?? formatValue(move.end),
    from: placeOf(move.from, told),
    parts: formatStep(parts),
    place,
  });
}

/** A move that has already come some way where it seems to begin: what grows by many powers of ten seems to stay for long. */
function fromBegin(move: Move, begin: number, value: number): Move {
  const hasGrown = Math.abs(move.start - value) > alike * Math.max(Math.abs(move.start), Math.abs(value));
  return hasGrown && !move.isJumping && Number.isFinite(value) ? { ...move, start: value, from: begin } : move;
}

/** How near a move comes to a target that it does not reach: "98.2 % of 0.7"; undefined where it reaches it, or goes elsewhere. */
function missedEnd({ isUp, start, end }: Move, target: number | undefined): Message | undefined {
  if (target === undefined || !isUp || target <= start) return undefined;
  const part = (end - start) / (target - start);
  if (!(part >= nearlyThere && part < 1 - alike)) return undefined;
  const args = { share: percent(part), target: formatValue(target) };
  return start === 0 ? say('{share} of {target}', args) : say('{share} of the way to {target}', args);
}

/** Where a curve is done, and what part of its run that is. */
function lastPlace(done: number, told: Told): Message {
  const { schedule, run, isRelative, end } = told;
  const place = placeOf(done, told);
  // The last step of a run of 1,000 is 999.
  const isEndOf = (last: number): boolean => done >= last * (1 - 1e-9) || (schedule.grid === 'whole' && done >= last - 1);
  if (isRelative) return isEndOf(end) ? say('the end of the run') : place;
  if (run === undefined || done > run * (1 + 1e-9)) return place;
  return isEndOf(run)
    ? say('{place}, the end of the run', { place })
    : say('{place}, {share} of the run', { place, share: percent(done / run) });
}

/** A place in the run: "step 40,000", "epoch 3", or "40 % of the run". */
const placeOf = (step: number, { schedule, isRelative }: Told): Message =>
  isRelative ? say('{share} of the run', { share: percent(step / schedule.totalSteps) }) : namedStep(step, schedule.unit);

/** A part in percent to three digits, but never 100 for what is less. */
function percent(part: number): string {
  const short = Number((part * 100).toPrecision(3));
  return `${formatValue(short === 100 && part !== 1 ? part * 100 : short)} %`;
}
