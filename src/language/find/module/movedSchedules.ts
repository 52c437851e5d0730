import type { FoundParameter, FoundSchedule, Problem } from '../found';
import { shiftRange } from '../../tree/shiftNode';
import type { Difference } from '../../text/textDifference';
import type { Node, Range } from '../../tree/tree';

/** Schedules as they are found where there is more text before them. */
export const schedulesMovedBy = (list: readonly FoundSchedule[], by: number): readonly FoundSchedule[] =>
  by === 0 ? list : movedSchedules(list, (range) => shiftRange(range, by));

/** Schedules with all of their places in the text moved; what does not move is the same as before. */
export const movedSchedules = (list: readonly FoundSchedule[], move: Move): readonly FoundSchedule[] =>
  mapped(list, (found) => movedSchedule(found, move));

/** Gives a range itself where it does not move. */
type Move = (range: Range) => Range;

/** Moves what stands behind an edit. */
export function movedByEdit({ fromA, toA, toB }: Difference): Move {
  const isMoved = ({ from, to }: Range) => from >= toA && to > fromA;
  return (range) => (isMoved(range) ? shiftRange(range, toB - toA) : range);
}

function movedSchedule(found: FoundSchedule, move: Move): FoundSchedule {
  const range = move(found.range);
  const keyRange = found.keyRange && move(found.keyRange);
  const parameters = mapped(found.parameters, (parameter) => movedParameter(parameter, move));
  const problems = mapped(found.problems, (problem) => movedProblem(problem, move));
  const parts = movedSchedules(found.parts, move);
  const isSame =
    range === found.range &&
    keyRange === found.keyRange &&
    parameters === found.parameters &&
    problems === found.problems &&
    parts === found.parts;
  return isSame ? found : { ...found, range, keyRange, parameters, problems, parts };
}

function movedParameter(parameter: FoundParameter, move: Move): FoundParameter {
  const node = parameter.node && movedNode(parameter.node, move);
  const literal = parameter.literal && move(parameter.literal);
  return node === parameter.node && literal === parameter.literal ? parameter : { ...parameter, node, literal };
}

function movedNode(node: Node, move: Move): Node {
  const range = move(node.range);
  return range === node.range ? node : { ...node, range };
}

function movedProblem(problem: Problem, move: Move): Problem {
  const { meant } = problem;
  const range = move(problem.range);
  const meantRange = meant && move(meant.range);
  if (range === problem.range && meantRange === meant?.range) return problem;
  return { ...problem, range, ...(meant && { meant: { ...meant, range: meantRange! } }) };
}

/** A list with each item mapped; itself where none of them changes. */
function mapped<T>(list: readonly T[], map: (item: T) => T): readonly T[] {
  let result: T[] | undefined;
  for (let i = 0; i < list.length; i++) {
    const item = map(list[i]!);
    if (item !== list[i]) (result ??= list.slice())[i] = item;
  }
  return result ?? list;
}
