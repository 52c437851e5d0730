// What a curve does as a whole: the stretches in which it goes one way.
import { limitAt } from '../breakpoints';
import type { Schedule } from '../schedule';
import { lookAt, type LookedAt } from './lookedAt';
import { slopesOf } from './slopes';

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

/** So many moves are told one by one; more of them are counted. */
export const mostMoves = 3;

/**
 * The moves of a curve from 0 to `end`, in their order; undefined where they are too many, or where it has no value somewhere. Where they are more
 * than are told one by one, small ones on the way up or down are none of their own.
 */
export function movesOf(schedule: Schedule, end: number): readonly Move[] | undefined {
  const ofSchedule = made.get(schedule) ?? new Map<number, readonly Move[] | undefined>();
  made.set(schedule, ofSchedule);
  if (!ofSchedule.has(end)) ofSchedule.set(end, findMoves(schedule, end));
  return ofSchedule.get(end);
}

/** The moves of schedules, which never change. */
const made = new WeakMap<Schedule, Map</* end */ number, readonly Move[] | undefined>>();

function findMoves(schedule: Schedule, end: number): readonly Move[] | undefined {
  const points = lookAt(schedule, end);
  if (!points?.values.every(Number.isFinite)) return undefined;
  const moves: Move[] = [];
  for (const part of partsOf(points)) {
    const last = moves.at(-1);
    if (last?.isUp === part.isUp) moves[moves.length - 1] = joined(last, part, points, end);
    else moves.push(part);
  }
  const last = moves.pop();
  const all = last ? [...moves, toTheEnd(last, schedule, end)] : moves;
  return all.length > mostMoves ? withoutRipples(all) : all;
}

/** The slopes of a curve that go up or down, each as a move. */
function partsOf(points: LookedAt): readonly Move[] {
  const slopes = slopesOf(points);
  const isLevel = (index: number): boolean => (slopes[index]?.way ?? 0) === 0;
  return slopes.flatMap(({ way, ...slope }, i) => {
    if (way === 0) return [];
    // A value per step goes to the next at once: between levels that is a jump.
    const isJumping = points.isWhole ? slope.to - slope.from === 1 && isLevel(i - 1) && isLevel(i + 1) : slope.from === slope.to;
    return [{ ...slope, from: isJumping ? slope.to : slope.from, isUp: way > 0, parts: 1, isJumping }];
  });
}

/** A shorter part of a smooth run of whole steps is no level: at a peak two neighbours may be alike. */
const leastLevel = 0.01;

/** A move and the next one, which goes the same way. */
function joined(move: Move, next: Move, { isWhole, isSketch }: LookedAt, end: number): Move {
  const isSmooth = isWhole && !move.isJumping && !next.isJumping && next.from - move.to < leastLevel * end;
  return {
    ...next,
    from: move.from,
    start: move.start,
    parts: isSmooth || isSketch ? move.parts : move.parts + 1,
    isJumping: move.isJumping && next.isJumping && !isSketch,
  };
}

/** So near the end of a run a curve that still moves is not done: a cosine gets there by hardly anything. */
const nearEnd = 0.005;

function toTheEnd(move: Move, schedule: Schedule, end: number): Move {
  if (move.isJumping || move.to >= end || end - move.to > nearEnd * end) return move;
  const [value, last] = [schedule.at(move.to), schedule.grid === 'whole' ? schedule.at(end) : limitAt(schedule, end, -1)];
  return value === last || Math.sign(last - value) !== (move.isUp ? 1 : -1) ? move : { ...move, to: end, end: last };
}

/** A move that changes a value by less than this part of it, and by less than that part of all that the curve does, is a ripple. */
const rippleOfValue = 0.03;
const rippleOfAll = 0.05;

/** The moves of a curve, of which one that goes up with small steps back, or down with small steps up, is one. */
function withoutRipples(moves: readonly Move[]): readonly Move[] {
  const ends = moves.flatMap(({ start, end }) => [start, end]);
  const all = ends.reduce((a, b) => Math.max(a, b), -Infinity) - ends.reduce((a, b) => Math.min(a, b), Infinity);
  const kept: Move[] = [];
  for (const move of moves) {
    kept.push(move);
    for (;;) {
      const [before, ripple, after] = kept.slice(-3);
      if (!before || !ripple || !after || !isRippleOf(ripple, before, after, all)) break;
      kept.splice(-3, 3, { ...before, to: after.to, end: after.end, parts: 1, isJumping: false });
    }
  }
  return kept;
}

function isRippleOf(move: Move, before: Move, after: Move, all: number): boolean {
  const size = sizeOf(move);
  const isSmall = size < rippleOfValue * Math.max(Math.abs(move.start), Math.abs(move.end)) && size < rippleOfAll * all;
  return isSmall && size <= sizeOf(before) && size <= sizeOf(after);
}

const sizeOf = ({ start, end }: Move): number => Math.abs(end - start);
