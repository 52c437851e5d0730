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
  /** 1 where they are too many to be counted. */
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
        parts: isSmooth || points.isSketch === true ? last.parts : last.parts + 1,
        isJumping: last.isJumping && isJumping && points.isSketch !== true,
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
  /** More happens between the steps than they show. */
  readonly isSketch?: boolean;
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
    if (last?.way === way && last.from !== last.to && (from !== to || isStepOf(last, end - start))) {
      last.to = to;
      last.end = end;
    } else slopes.push((last = { way, from, to, start, end }));
  }
  return slopes;
}

/** Whether a change at once is no more than a curve of whole steps makes from one of them to the next. */
const isStepOf = ({ from, to, start, end }: Slope, change: number): boolean =>
  Math.abs(change) <= 2 * Math.abs((end - start) / (to - from));

/** Both ends of each piece, between which a curve is monotone, and the step to which it is held in one. */
function realPoints(schedule: Schedule, end: number): Points | undefined {
  const edges = [0];
  for (const step of schedule.breakpoints(0, end)) if (edges.push(step) > mostPieces) return undefined;
  edges.push(end);
  const limits = edges.slice(1).map((to, i) => [limitAt(schedule, edges[i]!, 1), limitAt(schedule, to, -1)] as const);
  // A limit is only as exact as the values beside it: what is left of a 0 is one.
  const least = limits.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0) * Number.EPSILON;
  const exact = (value: number): number => (Math.abs(value) < least ? 0 : value);
  const points = limits.flatMap(([start, last], i): readonly (readonly [step: number, value: number])[] => {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    const held = heldFrom(schedule.at, from, to, start, last);
    return [[from, exact(start)], ...(held === undefined ? [] : [[held, exact(start)] as const]), [to, exact(last)]];
  });
  return { steps: points.map(([step]) => step), values: points.map(([, value]) => value) };
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
  if (end > mostWholeSteps) return fewWholeSteps(at, begin, end);
  const steps = stepsBetween(begin, end);
  return { steps, values: steps.map(at) };
}

/**
 * The whole steps of a long run: some of all, and more around those where the curve begins or ends to change, or only around its turns where that
 * happens too often; undefined where it turns too often.
 */
function fewWholeSteps(at: Schedule['at'], begin: number, end: number): Points | undefined {
  const [steps = [], others = []] = samples.map((count) =>
    Array.from({ length: count + 1 }, (_, i) => Math.max(Math.floor((end * i) / count), begin)),
  );
  const [moving = [], otherMoving = []] = [steps, others].map((list) => movingOf({ steps: list, values: list.map(at) }));
  const turns = turnsOf(moving);
  // What goes up and down more often than is looked at seems to do so another number of times.
  if (turns.length !== turnsOf(otherMoving).length || turns.length > mostTurns) return undefined;
  const around = Math.ceil(end / samples[0]!);
  const edges = moving.flatMap(({ from, to }) => [from, to]);
  const isEach = edges.length * 2 * Math.min(around, widest) <= mostWholeSteps;
  const near = [...new Set(isEach ? edges : turns.flat())].flatMap((edge) =>
    stepsIn(at, Math.max(edge - around, begin), Math.min(edge + around, end)),
  );
  const all = [...new Set([...steps, ...near])].sort((a, b) => a - b);
  const values = all.map(at);
  // A slope that is stairs where it is looked at closely is that all the way.
  return { steps: all, values, isSketch: !isEach || movingOf({ steps: all, values }).length > moving.length };
}

/** The slopes that go up or down. */
const movingOf = (points: Points): readonly Slope[] => slopesOf(points).filter(({ way }) => way !== 0);

/** Where slopes end behind which it goes the other way, and where that begins. */
const turnsOf = (moving: readonly Slope[]): readonly (readonly [number, number])[] =>
  moving.flatMap((slope, i) => {
    const next = moving[i + 1];
    return next?.way === -slope.way ? [[slope.to, next.from] as const] : [];
  });

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
