// What a curve does as a whole: the stretches in which it goes one way.
import { limitAt } from '../breakpoints';
import type { Schedule } from '../schedule';

/** A stretch of a run in which a curve goes up or down, in so many parts with levels between them. */
export interface Move {
  readonly isUp: boolean;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly parts: number;
  /** All of its parts are jumps. */
  readonly isJumping: boolean;
}

const mostPieces = 400;
const mostWholeSteps = 200_000;
/** A change by less than this part of the range is rounding. */
const noise = 1e-9;
/** A shorter part of a smooth run of whole steps is no level: at a peak two neighbours may be alike. */
const leastLevel = 0.01;

/** The moves of a curve from 0 to `end`, in their order; undefined where they are too many, or where it has no value somewhere. */
export function movesOf(schedule: Schedule, end: number): readonly Move[] | undefined {
  const ofSchedule = made.get(schedule) ?? new Map<number, readonly Move[] | undefined>();
  made.set(schedule, ofSchedule);
  if (!ofSchedule.has(end)) ofSchedule.set(end, findMoves(schedule, end));
  return ofSchedule.get(end);
}

/** The moves of schedules, which never change. */
const made = new WeakMap<Schedule, Map</* end */ number, readonly Move[] | undefined>>();

function findMoves(schedule: Schedule, end: number): readonly Move[] | undefined {
  const pieces = schedule.grid === 'whole' ? undefined : realPoints(schedule, end);
  // Of a curve of very many pieces, the values at whole steps tell what it does.
  const isWhole = pieces === undefined;
  const points = pieces ?? wholePoints(schedule, end);
  if (!points?.values.every(Number.isFinite)) return undefined;
  const slopes = slopesOf(points);
  const moves: Move[] = [];
  for (const [i, slope] of slopes.entries()) {
    if (slope.way === 0) continue;
    const isBeside = (next: Slope | undefined) => next === undefined || next.way === 0;
    // A value per step goes to the next at once: between levels that is a jump.
    const isJumping = isWhole ? slope.to - slope.from === 1 && isBeside(slopes[i - 1]) && isBeside(slopes[i + 1]) : slope.from === slope.to;
    const move = { ...slope, from: isJumping ? slope.to : slope.from, isUp: slope.way > 0, parts: 1, isJumping };
    const last = moves.at(-1);
    if (last?.isUp !== move.isUp) moves.push(move);
    else {
      const isSmooth = isWhole && !isJumping && !last.isJumping && move.from - last.to < leastLevel * end;
      moves[moves.length - 1] = {
        ...move,
        from: last.from,
        start: last.start,
        parts: last.parts + (isSmooth ? 0 : 1),
        isJumping: last.isJumping && isJumping,
      };
    }
  }
  const last = moves.pop();
  return last ? [...moves, toTheEnd(last, schedule, end)] : moves;
}

/** So near the end of a run a curve that still moves is not done: a cosine gets there by hardly anything. */
const nearEnd = 0.005;

function toTheEnd(move: Move, schedule: Schedule, end: number): Move {
  if (move.isJumping || move.to >= end || end - move.to > nearEnd * end) return move;
  const [value, last] = [schedule.at(move.to), schedule.grid === 'whole' ? schedule.at(end) : limitAt(schedule, end, -1)];
  return value === last || Math.sign(last - value) !== (move.isUp ? 1 : -1) ? move : { ...move, to: end, end: last };
}

/** Neighbouring points between which a curve goes one way. */
interface Slope {
  readonly way: number;
  readonly from: number;
  to: number;
  readonly start: number;
  end: number;
}

/** Steps, ascending, and the values there; both sides of a jump are two points. */
interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

function slopesOf({ steps, values }: Points): readonly Slope[] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const least = Math.max(high - low, Math.abs(low), Math.abs(high)) * noise;
  const slopes: Slope[] = [];
  let last: Slope | undefined;
  for (let i = 1; i < steps.length; i++) {
    const [from, to, start, end] = [steps[i - 1]!, steps[i]!, values[i - 1]!, values[i]!];
    const way = Math.abs(end - start) <= least ? 0 : Math.sign(end - start);
    // Two points at one step are the sides of a jump; where they are level there is none.
    if (way === 0 && from === to) continue;
    if (last?.way === way && from !== to && last.from !== last.to) {
      last.to = to;
      last.end = end;
    } else slopes.push((last = { way, from, to, start, end }));
  }
  return slopes;
}

/** Both ends of each piece, between which a curve is monotone. */
function realPoints(schedule: Schedule, end: number): Points | undefined {
  const edges = [0];
  for (const step of schedule.breakpoints(0, end)) if (edges.push(step) > mostPieces) return undefined;
  edges.push(end);
  const steps = edges.flatMap((step, i) => (i === 0 || i === edges.length - 1 ? [step] : [step, step]));
  const values = steps.map((step, i) => limitAt(schedule, step, i % 2 === 0 ? 1 : -1));
  const all = steps.map((step, i): readonly (readonly [number, number])[] => {
    const held = i % 2 === 0 ? heldFrom(schedule.at, step, steps[i + 1]!, values[i]!, values[i + 1]!) : undefined;
    return held === undefined
      ? [[step, values[i]!]]
      : [
          [step, values[i]!],
          [held, values[i]!],
        ];
  });
  return { steps: all.flat().map(([step]) => step), values: all.flat().map(([, value]) => value) };
}

/** The step to which a curve is held in a piece before it begins to go one way: what bends so softly is no edge of a piece. */
function heldFrom(at: Schedule['at'], from: number, to: number, start: number, end: number): number | undefined {
  const isHeld = (step: number) => at(step) === start;
  if (start === end || ![0.02, 0.05, leastHeld].every((part) => isHeld(from + part * (to - from)))) return undefined;
  let [low, high] = [from + leastHeld * (to - from), to];
  while (high - low > 1e-9 * to) {
    const middle = (low + high) / 2;
    if (isHeld(middle)) low = middle;
    else high = middle;
  }
  const whole = Math.round(low);
  return to >= 20 && Math.abs(whole - low) < 0.05 ? whole : low;
}

/** What is held for a smaller part of a piece goes on all of it. */
const leastHeld = 0.1;

function wholePoints({ at }: Schedule, end: number): Points | undefined {
  // The first update may have a rate that nobody says, that of the optimizer.
  const begin = Number.isFinite(at(0)) ? 0 : 1;
  const steps = end > mostWholeSteps ? fewWholeSteps(at, end)?.filter((step) => step >= begin) : stepsBetween(begin, end);
  return steps && { steps, values: steps.map(at) };
}

/** The whole steps of a long run: some of all, and each one where the curve turns to another way; undefined where it does so too often for that. */
function fewWholeSteps(at: Schedule['at'], end: number): readonly number[] | undefined {
  const [steps = [], others = []] = samples.map((count) => Array.from({ length: count + 1 }, (_, i) => Math.floor((end * i) / count)));
  const [slopes = [], otherSlopes = []] = [steps, others].map((list) => slopesOf({ steps: list, values: list.map(at) }));
  const turns = (list: readonly Slope[]) =>
    list.filter(({ way }) => way !== 0).filter(({ way }, i, ways) => ways[i + 1]?.way === -way).length;
  // What goes up and down more often than is looked at seems to do so another number of times.
  if (turns(slopes) !== turns(otherSlopes)) return undefined;
  if (slopes.length > mostTurns) return turns(slopes) === 0 ? steps : undefined;
  const around = Math.ceil(end / samples[0]!);
  const edges = [...new Set(slopes.flatMap(({ from, to }) => [from, to]))];
  const near = edges.flatMap((edge) => stepsIn(at, Math.max(edge - around, 0), Math.min(edge + around, end)));
  return [...new Set([...steps, ...near])].sort((a, b) => a - b);
}

/** Each whole step of a stretch; of a long one some of them, and more around those where the curve turns to another way: a run may have 10¹² tokens. */
function stepsIn(at: Schedule['at'], from: number, to: number): readonly number[] {
  if (to - from <= widest) return stepsBetween(from, to);
  const steps = Array.from({ length: widest + 1 }, (_, i) => Math.floor(from + ((to - from) * i) / widest));
  const turns = slopesOf({ steps, values: steps.map(at) })
    .slice(1)
    .map((slope) => slope.from);
  if (turns.length > mostTurns) return steps;
  const around = Math.ceil((to - from) / widest);
  return [...steps, ...turns.flatMap((turn) => stepsIn(at, Math.max(turn - around, from), Math.min(turn + around, to)))];
}

const stepsBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.floor(to) - from + 1 }, (_, index) => from + index);

/** How often a long run is looked at, twice. */
const samples = [8_191, 5_003];
const mostTurns = 32;
/** A stretch of so many steps is looked at step by step. */
const widest = 1_024;
