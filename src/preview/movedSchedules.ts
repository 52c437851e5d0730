// Pure: the schedules of a text that has become part of a longer one.
import type { FoundSchedule } from '../language/found';
import type { Range } from '../language/tree';

/** Schedules as they are found where there is more text before them: the places of what can be shown and changed are moved. */
export function movedSchedules(list: readonly FoundSchedule[], by: number): readonly FoundSchedule[] {
  if (by === 0) return list;
  const moved = ({ from, to }: Range): Range => ({ from: from + by, to: to + by });
  return list.map((found) => ({
    ...found,
    range: moved(found.range),
    keyRange: found.keyRange && moved(found.keyRange),
    parameters: found.parameters.map((parameter) => ({
      ...parameter,
      node: parameter.node && { ...parameter.node, range: moved(parameter.node.range) },
      literal: parameter.literal && moved(parameter.literal),
    })),
    parts: movedSchedules(found.parts, by),
  }));
}
