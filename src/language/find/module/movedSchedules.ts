import type { FoundSchedule, Problem } from '../found';
import { shiftRange } from '../../tree/shiftNode';
import type { Range } from '../../tree/tree';

/** Schedules as they are found where there is more text before them. */
export const schedulesMovedBy = (list: readonly FoundSchedule[], by: number): readonly FoundSchedule[] =>
  by === 0 ? list : movedSchedules(list, (range) => shiftRange(range, by));

/** Schedules with all of their places in the text moved. */
export function movedSchedules(list: readonly FoundSchedule[], move: (range: Range) => Range): readonly FoundSchedule[] {
  return list.map((found) => movedSchedule(found, move));
}

function movedSchedule(found: FoundSchedule, move: (range: Range) => Range): FoundSchedule {
  const { range, keyRange, parameters, problems } = found;
  return {
    ...found,
    range: move(range),
    keyRange: keyRange && move(keyRange),
    parameters: parameters.map((parameter) => ({
      ...parameter,
      node: parameter.node && { ...parameter.node, range: move(parameter.node.range) },
      literal: parameter.literal && move(parameter.literal),
    })),
    problems: problems.map((problem) => movedProblem(problem, move)),
    parts: movedSchedules(found.parts, move),
  };
}

function movedProblem(problem: Problem, move: (range: Range) => Range): Problem {
  const { range, meant } = problem;
  return { ...problem, range: move(range), ...(meant && { meant: { ...meant, range: move(meant.range) } }) };
}
