// Schedulers made of others: what runs when.
import { countUpTo } from '../../core/ascending';
import type { Group, Release, Running, Scheduler } from './running';

/** What torch cannot do with a scheduler: the run ends there. */
const fail = (group: Group) => (): void => {
  group.rate = NaN;
};

/** Makes schedulers for a group in the order in which a program does so; they come as they are listed. */
function startedInOrder(parts: readonly Scheduler[], order: readonly number[], group: Group): readonly Running[] {
  const running: Running[] = [];
  for (const index of order) running[index] = parts[index]!.start(group);
  return running;
}

/** One scheduler after the other: `SequentialLR(optimizer, schedulers, milestones)`. The milestones ascend; `order` says which is made first, and next. */
export function sequenceOf(
  parts: readonly Scheduler[],
  order: readonly number[],
  milestones: readonly number[],
  release: Release,
  sharesInitial: boolean,
): Scheduler {
  const last = milestones.at(-1) ?? 0;
  return {
    length: Math.max(1, Math.ceil(last + parts.at(-1)!.length)),
    hasMomentum: parts.some(({ hasMomentum }) => hasMomentum),
    start: (group) => {
      const running = startedInOrder(parts, order, group);
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
export function chainOf(parts: readonly Scheduler[], order: readonly number[]): Scheduler {
  return {
    length: Math.max(...parts.map(({ length }) => length)),
    hasMomentum: parts.some(({ hasMomentum }) => hasMomentum),
    start: (group) => {
      const running = startedInOrder(parts, order, group);
      const all = (act: (each: Running) => void) => () => running.forEach(act);
      const step = all((each) => each.step());
      return { step, begin: step, undo: all((each) => each.undo()), restart: fail(group) };
    },
  };
}
