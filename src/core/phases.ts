import { limitAt } from './breakpoints';
import type { Schedule } from './schedule';

/** A part of a run in which a curve waits, rises, keeps its value or falls. */
export interface CurvePhase {
  readonly from: number;
  readonly to: number;
  readonly name: 'delay' | 'warm-up' | 'rise' | 'hold' | 'decay';
}

const mostPieces = 64;
const mostPhases = 5;

/** The phases of a run from 0 to T: two to five of them, or none where a curve does but one thing, or goes up and down all the time. */
export function phasesOf(schedule: Schedule): readonly CurvePhase[] {
  const { totalSteps, breakpoints } = schedule;
  const edges = [0];
  for (const step of breakpoints(0, totalSteps)) {
    if (edges.push(step) > mostPieces) return [];
  }
  edges.push(totalSteps);
  const pieces = edges.slice(1).map((to, i) => ({ from: edges[i]!, to, way: wayOf(schedule, edges[i]!, to) }));
  const runs: (typeof pieces)[number][] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (last?.way === piece.way) runs[runs.length - 1] = { ...last, to: piece.to };
    else runs.push(piece);
  }
  if (runs.length < 2 || runs.length > mostPhases) return [];
  return runs.map(({ from, to, way }, index) => ({ from, to, name: nameOf(way, index, runs[index + 1]?.way) }));
}

type Way = -1 | 0 | 1;

/** Which way a smooth and monotone piece goes. */
function wayOf(schedule: Schedule, from: number, to: number): Way {
  const [start, end] = [limitAt(schedule, from, 1), limitAt(schedule, to, -1)];
  const isLevel = Math.abs(end - start) <= 1e-9 * Math.max(Math.abs(start), Math.abs(end));
  return isLevel ? 0 : end > start ? 1 : -1;
}

function nameOf(way: Way, index: number, next: Way | undefined): CurvePhase['name'] {
  if (way === 0) return index === 0 && next === 1 ? 'delay' : 'hold';
  if (way < 0) return 'decay';
  return next === undefined ? 'rise' : 'warm-up';
}
