import type { Schedule } from '../../../core/schedule';

/** A schedule over a run, of which only the parts are known. `jumps` are the parts at which it jumps or bends. */
export function overRun(at: (where: number) => number, jumps: readonly number[]): Schedule {
  const ascending = [...jumps].sort((a, b) => a - b);
  return {
    totalSteps: 1,
    unit: 'fraction',
    grid: 'real',
    past: 'goes on',
    at: (where) => at(Math.max(where, 0)),
    *breakpoints(from, to) {
      for (const jump of ascending) if (jump > from && jump < to) yield jump;
    },
  };
}
