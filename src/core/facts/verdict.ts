import { formatStep, formatValue } from '../format';
import { type Message, say } from '../message';
import type { Schedule } from '../schedule';
import { extent } from '../extent';
import { type Move, movesOf } from './moves';

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

/** What a curve does in its run, in one sentence: "Rises from 0 to 98.2 % of 0.7 by step 40,000, 40 % of the run; never reaches it." */
export function verdict(schedule: Schedule, context: VerdictContext): Message {
  const { totalSteps, past } = schedule;
  const { run } = context;
  // A rule that goes on is done when the run is.
  const end = past === 'goes on' && run !== undefined ? run : past === 'fails' ? Math.max(totalSteps - 1, 1) : totalSteps;
  const moves = movesOf(schedule, end);
  const [first] = moves ?? [];
  if (moves && !first) return say('Stays at {value}.', { value: formatValue(schedule.at(0)) });
  const last = moves?.at(-1);
  const done = last?.to ?? end;
  const isJump = moves?.length === 1 && last?.isJumping === true && last.parts === 1;
  const missed = moves?.length === 1 && first ? missedPart(first, context.target) : undefined;
  const what = moves ? whatMoves(moves, schedule, context, missed) : whatRanges(schedule, end);
  const args = {
    what,
    place: say(isJump ? 'at {place}' : 'by {place}', { place: placeOf(done, schedule, context) }),
    never: say(missed === undefined ? '' : '; never reaches it'),
    fails: say(past === 'fails' && run !== undefined && totalSteps < run - 1 ? ' Behind it there is no value, but an error.' : ''),
  };
  if (context.isRelative) {
    return done < end ? say('{what} {place}{never}.', args) : say('{what} over the run{never}.', args);
  }
  if (run === undefined)
    return say(context.isOpen && goesOn(schedule, done) ? '{what} {place}, and goes on.' : '{what} {place}{never}.', args);
  if (done > run * (1 + 1e-9)) {
    return say('{what} {place}; the run ends at {share} of that, at {value}.', {
      ...args,
      share: percent(run / done),
      value: formatValue(schedule.at(run)),
    });
  }
  // The last step of a run of 1,000 is 999.
  if (done >= run * (1 - 1e-9) || (schedule.grid === 'whole' && done >= run - 1))
    return say('{what} {place}, the end of the run{never}.', args);
  return say('{what} {place}, {share} of the run{never}.{fails}', { ...args, share: percent(done / run) });
}

/** Whether a curve whose rule goes on is elsewhere later than where its drawing ends. */
function goesOn({ past, at, totalSteps }: Schedule, done: number): boolean {
  if (past !== 'goes on' || done < totalSteps) return false;
  const [end, later] = [at(totalSteps), at(2 * totalSteps)];
  return Math.abs(later - end) > alike * Math.max(Math.abs(end), Math.abs(end - at(0)));
}

/** The part of the way to a target that a curve comes nearly to; undefined where it reaches it, or goes elsewhere. */
function missedPart({ isUp, start, end }: Move, target: number | undefined): number | undefined {
  if (target === undefined || !isUp || target <= start) return undefined;
  const part = (end - start) / (target - start);
  return part >= nearlyThere && part < 1 - alike ? part : undefined;
}

function whatMoves(moves: readonly Move[], schedule: Schedule, context: VerdictContext, missed: number | undefined): Message {
  const [first, second] = moves as [Move, Move | undefined];
  const start = formatValue(first.start);
  if (moves.length > 2) {
    const ends = moves.flatMap((move) => [move.start, move.end]);
    const ups = moves.filter(({ isUp }) => isUp).length;
    return say('Goes up {ups}× and down {downs}× between {min} and {max}, and ends at {end}', {
      ups,
      downs: moves.length - ups,
      min: formatValue(Math.min(...ends)),
      max: formatValue(Math.max(...ends)),
      end: formatValue(moves.at(-1)!.end),
    });
  }
  const args = { start, end: endOf(first, context.target, missed), from: placeOf(first.from, schedule, context), parts: first.parts };
  const isLate = first.from > leastDelay * first.to && !first.isJumping;
  const late = isLate ? say('Stays at {start} until {from}, then {move}', { ...args, move: moveOf(first, false, args) }) : undefined;
  const what = late ?? moveOf(first, true, args);
  if (!second) return what;
  const back = { start: formatValue(second.start), end: formatValue(second.end), parts: second.parts };
  const holds = second.from - first.to > leastDelay * second.to;
  return say(holds ? '{what} by {peak}, holds it until {from}, then {back}' : '{what} by {peak}, then {back}', {
    what,
    peak: placeOf(first.to, schedule, context),
    from: placeOf(second.from, schedule, context),
    back: moveOf(second, false, back),
  });
}

/** A move as the beginning of a sentence, or within one, where it starts from what was said. */
function moveOf({ isUp, parts, isJumping }: Move, isFirst: boolean, args: NonNullable<Message['args']>): Message {
  if (parts > 1 && isFirst) {
    if (isJumping) return say(isUp ? 'Rises from {start} to {end} in {parts} jumps' : 'Falls from {start} to {end} in {parts} jumps', args);
    return say(isUp ? 'Rises from {start} to {end} in {parts} parts' : 'Falls from {start} to {end} in {parts} parts', args);
  }
  if (isJumping)
    return say(isFirst ? 'Jumps from {start} to {end}' : parts > 1 ? 'jumps to {end} in {parts} jumps' : 'jumps to {end}', args);
  if (isFirst) return say(isUp ? 'Rises from {start} to {end}' : 'Falls from {start} to {end}', args);
  return say(isUp ? 'rises to {end}' : 'falls to {end}', args);
}

function endOf({ start, end }: Move, target: number | undefined, missed: number | undefined): Message | string {
  if (missed === undefined || target === undefined) return formatValue(end);
  const args = { percent: percent(missed), target: formatValue(target) };
  return start === 0 ? say('{percent} of {target}', args) : say('{percent} of the way to {target}', args);
}

function whatRanges(schedule: Schedule, end: number): Message {
  const { min, max } = extent(schedule, 0, end);
  return say('Moves between {min} and {max}', { min: formatValue(min), max: formatValue(max) });
}

/** A place in the run: "step 40,000", "epoch 3", or "40 % of the run". */
function placeOf(step: number, { unit, totalSteps }: Schedule, { isRelative = false }: VerdictContext): Message {
  if (isRelative || unit === 'fraction') return say('{share} of the run', { share: percent(step / totalSteps) });
  return say('{unit} {step}', { unit, step: formatStep(step) });
}

/** A part in percent to three digits, but never 100 for what is less. */
function percent(part: number): string {
  const short = Number((part * 100).toPrecision(3));
  return `${formatValue(short === 100 && part !== 1 ? part * 100 : short)} %`;
}
