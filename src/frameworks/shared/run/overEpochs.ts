import type { Schedule } from '../../../core/schedule';

/** A schedule over the epochs of a run, parts of them included, which holds its last value. `corners` are the epochs at which it jumps or bends; `isByEpoch`: every whole one is. */
export function overEpochs(value: (epoch: number) => number, epochs: number, corners: readonly number[], isByEpoch = false): Schedule {
  const ascending = [...new Set(corners)].sort((a, b) => a - b);
  return {
    totalSteps: epochs,
    unit: 'epoch',
    grid: 'real',
    past: 'holds',
    at: (epoch) => value(Math.min(Math.max(epoch, 0), epochs)),
    *breakpoints(from, to) {
      const end = Math.min(to, epochs + 1);
      let next = ascending.findIndex((corner) => corner > from);
      if (next < 0) next = ascending.length;
      for (let whole = isByEpoch ? Math.floor(from) + 1 : Infinity; whole < end || (ascending[next] ?? Infinity) < end;) {
        const corner = ascending[next] ?? Infinity;
        yield Math.min(whole, corner);
        if (corner <= whole) next++;
        if (whole <= corner) whole++;
      }
    },
  };
}
