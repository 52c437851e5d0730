// At which steps a curve is looked at to tell what it does as a whole.
import { limitAt } from '../breakpoints';
import type { Schedule } from '../schedule';
import { movingOf, type Points, type Slope, slopesOf } from './slopes';

/** The points of a curve that tell what it does. */
export interface LookedAt extends Points {
  /** A value per step, which goes to the next one at once. */
  readonly isWhole: boolean;
  /** More happens between the steps than they show. */
  readonly isSketch: boolean;
}

const mostPieces = 400;
const mostWholeSteps = 200_000;
/** How often a long run is looked at, twice. */
const samples = [8_191, 5_003];
const mostTurns = 32;
/** A stretch of so many steps is looked at step by step. */
const widest = 1_024;

/** The points of a curve from 0 to `end`; undefined where it turns too often. */
export function lookAt(schedule: Schedule, end: number): LookedAt | undefined {
  const pieces = schedule.grid === 'whole' ? undefined : endsOfPieces(schedule, end);
  // Of a curve of very many pieces, the values at whole steps tell what it does.
  return pieces ? { ...pieces, isWhole: false, isSketch: false } : wholeSteps(schedule, end);
}

/** Both ends of each piece, between which a curve is monotone, and the step to which it is held in one; undefined where they are too many. */
function endsOfPieces(schedule: Schedule, end: number): Points | undefined {
  const edges = [0];
  for (const step of schedule.breakpoints(0, end)) if (edges.push(step) > mostPieces) return undefined;
  edges.push(end);
  const limits = edges.slice(1).map((to, i) => [limitAt(schedule, edges[i]!, 1), limitAt(schedule, to, -1)] as const);
  // A limit is only as exact as the values beside it: what is left of a 0 is one.
  const least = limits.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0) * Number.EPSILON;
  const exact = (value: number): number => (Math.abs(value) < least ? 0 : value);
  const points = limits.flatMap(([start, last], i): readonly (readonly [step: number, value: number])[] => {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    const held = heldTo(schedule.at, from, to, start, last);
    return [[from, exact(start)], ...(held === undefined ? [] : [[held, exact(start)] as const]), [to, exact(last)]];
  });
  return { steps: points.map(([step]) => step), values: points.map(([, value]) => value) };
}

/** What is held for a smaller part of a piece goes on all of it. */
const leastHeld = 0.1;

/** The step to which a curve is held in a piece before it begins to go one way: what bends so softly is no edge of a piece. */
function heldTo(at: Schedule['at'], from: number, to: number, start: number, end: number): number | undefined {
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

function wholeSteps({ at }: Schedule, end: number): LookedAt | undefined {
  // The first update may have a rate that nobody says, that of the optimizer.
  const begin = Number.isFinite(at(0)) ? 0 : 1;
  if (end > mostWholeSteps) return someOf(at, begin, end);
  const steps = stepsBetween(begin, end);
  return { steps, values: steps.map(at), isWhole: true, isSketch: false };
}

/**
 * The whole steps of a long run: some of all, and more around those where the curve begins or ends to change, or only around its turns where that
 * happens too often; undefined where it turns too often.
 */
function someOf(at: Schedule['at'], begin: number, end: number): LookedAt | undefined {
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
  const points = { steps: all, values: all.map(at) };
  // A slope that is stairs where it is looked at closely is that all the way.
  return { ...points, isWhole: true, isSketch: !isEach || movingOf(points).length > moving.length };
}

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
