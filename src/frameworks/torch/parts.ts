// Schedulers made of others: what runs when.
import { countUpTo } from '../../core/ascending';
import type { Group, Release, Running, Scheduler } from './running';

/** What torch cannot do with a scheduler: the run ends there. */
const fail = (group: Group) => (): void => {
  group.rate = NaN;
};

/** One scheduler after the other: `SequentialLR(optimizer, schedulers, milestones)`. The milestones ascend. */
export function sequenceOf(
  parts: readonly Scheduler[],
  milestones: readonly number[],
  release: Release,
  sharesInitial: boolean,
): Scheduler {
  const last = milestones.at(-1) ?? 0;
  return {
    length: Math.max(1, Math.ceil(last + parts.at(-1)!.length)),
    hasMomentum: parts.some(({ hasMomentum }) => hasMomentum),
    start: (group) => {
      const running = parts.map((part) => part.start(group));
      group.rate = group.initial!;
      group.sharesInitial ||= sharesInitial;
      const undo = () => running.forEach((each) => each.undo());
      undo();
      running[release.skipsFirst ? countUpTo(milestones, 0) : 0]!.begin();
      let count = 0;
      const undoOwn = (): void => {
        count--;
      };
      const step = (): void => {
        count++;
        // What has failed stays so.
        if (Number.isNaN(group.rate)) return;
        const index = countUpTo(milestones, count);
        if (index > 0 && milestones[index - 1] === count) running[index]!.restart();
        else running[index]!.step();
      };
      return { step, begin: step, undo: release.undoesAll ? undo : undoOwn, restart: fail(group) };
    },
  };
}

/** All schedulers at each step, in their order: `ChainedScheduler(schedulers)`. */
export function chainOf(parts: readonly Scheduler[]): Scheduler {
  return {
    length: Math.max(...parts.map(({ length }) => length)),
    hasMomentum: parts.some(({ hasMomentum }) => hasMomentum),
    start: (group) => {
      const running = parts.map((part) => part.start(group));
      const all = (act: (each: Running) => void) => () => running.forEach(act);
      const step = all((each) => each.step());
      return { step, begin: step, undo: all((each) => each.undo()), restart: fail(group) };
    },
  };
}
