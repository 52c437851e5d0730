import { formatStep, formatValue } from '../format';
import { type Message, say } from '../message';
import type { Schedule } from '../schedule';
import { extent } from '../extent';
import { namedStep } from '../unitText';
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

/** How a move is made. */
type Way = 'rise' | 'fall' | 'rise in parts' | 'fall in parts' | 'rise in jumps' | 'fall in jumps' | 'jump';

/**
 * What is said of a move: a whole sentence for each, as other languages do not put clauses together as English does. The `first` move of a
 * curve begins where the curve does, or `late`. The `next` one begins where the first one ended, or `late`. The first one may miss its target.
 */
const sentences: Readonly<Record<'first' | 'late' | 'next' | 'first, missed' | 'late, missed', Partial<Record<Way, string>>>> = {
  first: {
    rise: 'Rises from {start} to {end} by {place}.',
    fall: 'Falls from {start} to {end} by {place}.',
    'rise in parts': 'Rises from {start} to {end} in {parts} parts by {place}.',
    'fall in parts': 'Falls from {start} to {end} in {parts} parts by {place}.',
    'rise in jumps': 'Rises from {start} to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Falls from {start} to {end} in {parts} jumps by {place}.',
    jump: 'Jumps from {start} to {end} at {place}.',
  },
  'first, missed': {
    rise: 'Rises from {start} to {end} by {place}; never reaches it.',
    'rise in parts': 'Rises from {start} to {end} in {parts} parts by {place}; never reaches it.',
    'rise in jumps': 'Rises from {start} to {end} in {parts} jumps by {place}; never reaches it.',
    jump: 'Jumps from {start} to {end} at {place}; never reaches it.',
  },
  late: {
    rise: 'Stays at {start} until {from}, then rises to {end} by {place}.',
    fall: 'Stays at {start} until {from}, then falls to {end} by {place}.',
    'rise in jumps': 'Stays at {start} until {from}, then rises to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Stays at {start} until {from}, then falls to {end} in {parts} jumps by {place}.',
    jump: 'Stays at {start} until {place}, then jumps to {end}.',
  },
  'late, missed': { rise: 'Stays at {start} until {from}, then rises to {end} by {place}; never reaches it.' },
  next: {
    rise: 'Then rises to {end} by {place}.',
    fall: 'Then falls to {end} by {place}.',
    'rise in jumps': 'Then rises to {end} in {parts} jumps by {place}.',
    'fall in jumps': 'Then falls to {end} in {parts} jumps by {place}.',
    jump: 'Then jumps to {end} at {place}.',
  },
};

/** What a curve does in its run, in a sentence or two: "Rises from 0 to 98.2 % of 0.7 by step 40,000, 40 % of the run; never reaches it." */
export function verdict(schedule: Schedule, context: VerdictContext): Message {
  const { totalSteps, past } = schedule;
  const run = context.isRelative ? undefined : context.run;
  // A rule that goes on is done when the run is; one that is not known so far is told as far as it is.
  const isCut = past === 'goes on' && run !== undefined && run > totalSteps && Number.isNaN(schedule.at(run));
  const end = past === 'goes on' && run !== undefined && !isCut ? run : past === 'fails' ? Math.max(totalSteps - 1, 1) : totalSteps;
  const all = movesOf(schedule, end);
  const behind = run !== undefined && Math.abs(end - run) <= 1e-9 * run ? moveBehind(all, schedule, end) : undefined;
  const moves = behind ? all?.slice(0, -1) : all;
  if (moves?.length === 0) return say('Stays at {value}.', { value: formatValue(schedule.at(0)) });
  const done = moves?.at(-1)?.to ?? end;
  const said = courseOf(moves, { schedule, context, end, place: lastPlace(done, end, schedule, context) });
  if (run !== undefined && done > run * (1 + 1e-9)) {
    const args = { share: percent(run / done), value: formatValue(schedule.at(run)) };
    return inOneText([...said, say('The run ends at {share} of that, at {value}.', args)]);
  }
  const after = isCut
    ? [say('Its values behind {place} are not known.', { place: placeOf(totalSteps, schedule, context) })]
    : behind
      ? [say('Behind the end of the run it jumps to {value}.', { value: formatValue(behind.end) })]
      : run !== undefined && past === 'fails' && totalSteps < run - 1
        ? [say('Behind it there is no value, but an error.')]
        : run === undefined && context.isOpen && goesOn(schedule, done)
          ? [say('Goes on from there.')]
          : [];
  return inOneText([...said, ...after]);
}

/** What a value per step does only behind the last one of the run, which nothing is trained with: a cosine that begins again there. */
function moveBehind(moves: readonly Move[] | undefined, { grid }: Schedule, end: number): Move | undefined {
  const last = moves?.at(-1);
  if (grid !== 'whole' || !last || last.from < end - 1 || last.to < end) return undefined;
  // The last step of a short fall is none of that.
  return moves!.length > 2 || (moves!.length === 2 && last.isUp) ? last : undefined;
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

/** A curve, what it counts by, its last step, and the words for where its moves are done. */
interface Told {
  readonly schedule: Schedule;
  readonly context: VerdictContext;
  readonly end: number;
  readonly place: Message;
}

function courseOf(moves: readonly Move[] | undefined, told: Told): readonly Message[] {
  const { schedule, context, end, place } = told;
  if (!moves?.[0]) {
    const { min, max } = extent(schedule, 0, end);
    if (!(min <= max)) return [say('Has no value anywhere.')];
    return [say('Moves between {min} and {max} until {place}.', { min: formatValue(min), max: formatValue(max), place })];
  }
  if (moves.length > mostMoves) {
    const ends = moves.flatMap((move) => [move.start, move.end]);
    const ups = moves.filter(({ isUp }) => isUp).length;
    return [
      say('Goes up {ups}× and down {downs}× between {min} and {max}, and ends at {end} by {place}.', {
        ups,
        downs: moves.length - ups,
        min: formatValue(Math.min(...ends)),
        max: formatValue(Math.max(...ends)),
        end: formatValue(moves.at(-1)!.end),
        place,
      }),
    ];
  }
  const firstStep = schedule.grid === 'whole' && !Number.isFinite(schedule.at(0)) ? 1 : 0;
  return moves.map((each, i) => {
    const last = moves[i - 1];
    // What grows by many powers of ten seems to stay for long.
    const before = last ? last.end : schedule.at(firstStep);
    const hasGrown = Math.abs(each.start - before) > alike * Math.max(Math.abs(each.start), Math.abs(before));
    const move = hasGrown && !each.isJumping && Number.isFinite(before) ? { ...each, start: before, from: last?.to ?? firstStep } : each;
    const isLate = move.from - (last?.to ?? firstStep) > leastDelay * move.to && (last !== undefined || !move.isJumping);
    const isDone = i === moves.length - 1;
    const lead = isLate ? 'late' : last ? 'next' : 'first';
    return moveText(
      move,
      lead,
      isDone ? told : { ...told, context: { ...context, target: undefined }, place: placeOf(move.to, schedule, context) },
    );
  });
}

/** More of them are counted. */
const mostMoves = 3;
const mostParts = 64;

function moveText(move: Move, lead: 'first' | 'late' | 'next', { schedule, context, place }: Told): Message {
  const { isUp, isJumping } = move;
  // Of a curve that is no list of values, very many parts are not all found.
  const parts = schedule.grid === 'real' && move.parts > mostParts ? 1 : move.parts;
  const way = isUp ? 'rise' : 'fall';
  const missed = lead === 'next' ? undefined : missedEnd(move, context.target);
  const forms = sentences[missed === undefined || lead === 'next' ? lead : (`${lead}, missed` as const)];
  const form = isJumping && move.parts === 1 ? forms.jump : parts === 1 ? forms[way] : forms[`${way} in ${isJumping ? 'jumps' : 'parts'}`];
  return say(form ?? forms[way]!, {
    start: formatValue(move.start),
    end: missed ?? formatValue(move.end),
    from: placeOf(move.from, schedule, context),
    parts: formatStep(parts),
    place,
  });
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
function lastPlace(done: number, end: number, schedule: Schedule, context: VerdictContext): Message {
  const { run, isRelative = false } = context;
  const place = placeOf(done, schedule, context);
  // The last step of a run of 1,000 is 999.
  const isEndOf = (last: number): boolean => done >= last * (1 - 1e-9) || (schedule.grid === 'whole' && done >= last - 1);
  if (isRelative) return isEndOf(end) ? say('the end of the run') : place;
  if (run === undefined || done > run * (1 + 1e-9)) return place;
  const isEnd = isEndOf(run);
  return isEnd ? say('{place}, the end of the run', { place }) : say('{place}, {share} of the run', { place, share: percent(done / run) });
}

/** A place in the run: "step 40,000", "epoch 3", or "40 % of the run". */
function placeOf(step: number, { unit, totalSteps }: Schedule, { isRelative = false }: VerdictContext): Message {
  if (isRelative || unit === 'fraction') return say('{share} of the run', { share: percent(step / totalSteps) });
  return namedStep(step, unit);
}

/** A part in percent to three digits, but never 100 for what is less. */
function percent(part: number): string {
  const short = Number((part * 100).toPrecision(3));
  return `${formatValue(short === 100 && part !== 1 ? part * 100 : short)} %`;
}
