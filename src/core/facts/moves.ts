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
  return moves;
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

/** Both ends of each piece, between which a curve is monotone. */
function realPoints(schedule: Schedule, end: number): Points | undefined {
  const edges = [0];
  for (const step of schedule.breakpoints(0, end)) if (edges.push(step) > mostPieces) return undefined;
  edges.push(end);
  const steps = edges.flatMap((step, i) => (i === 0 || i === edges.length - 1 ? [step] : [step, step]));
  const values = steps.map((step, i) => limitAt(schedule, step, i % 2 === 0 ? 1 : -1));
  // A limit is only as exact as the values beside it: what is left of a 0 is one.
  const least = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) * Number.EPSILON;
  return { steps, values: values.map((value) => (Math.abs(value) < least ? 0 : value)) };
}

function wholePoints({ at }: Schedule, end: number): Points | undefined {
  if (end > mostWholeSteps) return fewWholeSteps(at, end);
  const steps = stepsBetween(0, end);
  return { steps, values: steps.map(at) };
}

/** The whole steps of a long run: some of all, and each one where the curve turns to another way; undefined where it does so too often for that. */
function fewWholeSteps(at: Schedule['at'], end: number): Points | undefined {
  const [steps = [], others = []] = samples.map((count) => Array.from({ length: count + 1 }, (_, i) => Math.floor((end * i) / count)));
  const [slopes = [], otherSlopes = []] = [steps, others].map((list) => slopesOf({ steps: list, values: list.map(at) }));
  const turns = (list: readonly Slope[]) =>
    list.filter(({ way }) => way !== 0).filter(({ way }, i, ways) => ways[i + 1]?.way === -way).length;
  // What goes up and down more often than is looked at seems to do so another number of times.
  if (turns(slopes) !== turns(otherSlopes)) return undefined;
  if (slopes.length > mostTurns) return turns(slopes) === 0 ? { steps, values: steps.map(at), isSketch: true } : undefined;
  const around = Math.ceil(end / samples[0]!);
  const near = slopes.flatMap(({ from, to }) =>
    [from, to].flatMap((edge) => stepsBetween(Math.max(edge - around, 0), Math.min(edge + around, end))),
  );
  const all = [...new Set([...steps, ...near])].sort((a, b) => a - b);
  const values = all.map(at);
  // A slope that is a stair where it is looked at closely is one all the way.
  return { steps: all, values, isSketch: moving(slopesOf({ steps: all, values })) > moving(slopes) };
}

/** How many of the slopes go up or down. */
const moving = (slopes: readonly Slope[]): number => slopes.filter(({ way }) => way !== 0).length;

const stepsBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.floor(to) - from + 1 }, (_, index) => from + index);

/** How often a long run is looked at, twice. */
const samples = [8_191, 5_003];
const mostTurns = 32;
